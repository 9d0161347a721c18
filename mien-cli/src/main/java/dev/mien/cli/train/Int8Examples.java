package dev.mien.cli.train;

import dev.mien.UserError;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import dev.mien.cli.console.DataNotes;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Splits;
import dev.mien.export.Int8Exporter.Example;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Selects pictures for calibrating the quantization of a model. Pictures that cannot be read are named and left out. */
final class Int8Examples {
    private static final int COUNT = 24;
    private static final double ANY = 1; // the share of the pictures that may be unreadable
    private static final double PIXELS = 640 * 480; // as large as a detector looks at photos

    private Int8Examples() {}

    /**
     * An evenly spaced sample of the pictures in a folder, a table of photos or, for a model of face crops, a data set.
     *
     * @param splitFile the split whose training rows are used; otherwise those on which a training would learn if the
     *     data set names any parts, or all
     * @param metadata the model's own
     * @param messages receives the pictures that cannot be read
     */
    static List<Example> of(
            Path pictures, Optional<Path> splitFile, ModelOrigin model, ModelMetadata metadata, PrintWriter messages)
            throws IOException {
        Task task = metadata.task();
        if (task.answersMaps()) {
            FacePhotos photos = photos(pictures);
            return ofPhotos(photos, rows(photos, splitFile), messages, Int8Examples::photo);
        }
        int height = inputRows(model, task);
        if (Files.isDirectory(pictures)) {
            FacePhotos crops = FacePhotos.unannotated(pictures);
            return ofPhotos(crops, rows(crops, Optional.empty()), messages, crop -> face(crop.gray(), height));
        }
        Dataset data = Datasets.any(List.of(pictures), LoadOptions.defaults());
        return Arrays.stream(some(trained(data, splitFile, metadata.seed()), data.name()))
                .mapToObj(row -> face(data.image(row), height))
                .toList();
    }

    private static List<Example> ofPhotos(
            FacePhotos photos, int[] rows, PrintWriter messages, Function<Picture, Example> example) {
        int[] some = some(rows, photos.name());
        FacePhotos checked = photos.checked(some, ANY);
        List<String> notes = checked.notes();
        DataNotes.say(notes.subList(photos.notes().size(), notes.size()), messages);
        return Arrays.stream(some)
                .mapToObj(checked.photos()::get)
                .filter(FacePhoto::isReadable)
                .map(photo -> example.apply(Picture.of(photo.file())))
                .toList();
    }

    /** An evenly spaced sample of rows. */
    private static int[] some(int[] rows, String name) {
        if (rows.length == 0) {
            throw new UserError("no pictures", name, "give pictures of the kind that the model is for");
        }
        int count = Math.min(COUNT, rows.length);
        return IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
    }

    private static int inputRows(ModelOrigin model, Task task) {
        if (task != Task.KEYPOINTS) {
            return ModelMetadata.INPUT_SIZE;
        }
        try (KeypointModel opened = KeypointModel.open(model, ModelOptions.defaults())) {
            return (int) Math.round(ModelMetadata.INPUT_SIZE * opened.cropHeight());
        }
    }

    private static int[] trained(Dataset data, Optional<Path> splitFile, long seed) throws IOException {
        if (splitFile.isPresent()) {
            return SplitFile.read(splitFile.get(), data.size()).train();
        }
        return Splits.trainable(data, seed);
    }

    private static FacePhotos photos(Path pictures) {
        return Files.isDirectory(pictures)
                ? FacePhotos.unannotated(pictures)
                : FacePhotos.read(pictures, Optional.empty());
    }

    private static int[] rows(FacePhotos photos, Optional<Path> splitFile) throws IOException {
        int count = photos.photos().size();
        if (photos.annotated() == 0 || splitFile.isEmpty()) {
            return IntStream.range(0, count).toArray();
        }
        // The split's rows after them are photos without faces, in a folder of their own.
        return Arrays.stream(SplitFile.read(splitFile.get()).train())
                .filter(row -> row < count)
                .toArray();
    }

    private static Example photo(Picture picture) {
        double scale = Math.min(1, Math.sqrt(PIXELS / ((double) picture.width() * picture.height())));
        int width = multiple(picture.width() * scale);
        int height = multiple(picture.height() * scale);
        float[] pixels = new float[width * height];
        Resize.toFloats(picture.gray(width, height), width, height, pixels, 0);
        return new Example(pixels, width, height);
    }

    private static int multiple(double size) {
        return Math.max(1, (int) (size / PyramidCells.MULTIPLE)) * PyramidCells.MULTIPLE;
    }

    private static Example face(GrayImage crop, int rows) {
        int size = ModelMetadata.INPUT_SIZE;
        float[] pixels = new float[size * rows];
        AugmentationPipeline.none().withHeight(rows).read(FaceSample.of(crop), 0, 0, pixels, 0);
        return new Example(pixels, size, rows);
    }
}
