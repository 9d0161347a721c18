package dev.mien.cli.train;

import dev.mien.UserError;
import dev.mien.augment.AugmentationPipeline;
import dev.mien.augment.FaceSample;
import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.dataset.LoadOptions;
import dev.mien.dataset.Splits;
import dev.mien.export.Int8Exporter.Example;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.image.Resize;
import dev.mien.model.KeypointModel;
import dev.mien.model.ModelMetadata;
import dev.mien.model.ModelOptions;
import dev.mien.model.ModelOrigin;
import dev.mien.model.PyramidCells;
import dev.mien.model.Task;
import dev.mien.train.run.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Selects pictures for calibrating the quantization of a model. */
final class Int8Examples {
    private static final int COUNT = 24;
    private static final double PIXELS = 640 * 480; // as large as a detector looks at photos

    private Int8Examples() {}

    /**
     * An evenly spaced sample of the pictures in a folder, a table of photos or, for a model of face crops, a data set.
     *
     * @param splitFile the split whose training rows are used; otherwise those on which a training would learn if the
     *     data set names any parts, or all
     * @param metadata the model's own
     */
    static List<Example> of(Path pictures, Optional<Path> splitFile, ModelOrigin model, ModelMetadata metadata)
            throws IOException {
        Task task = metadata.task();
        if (task.answersMaps()) {
            return some(photos(pictures, splitFile), pictures, Int8Examples::photo);
        }
        int rows = inputRows(model, task);
        if (Files.isDirectory(pictures)) {
            return some(
                    PictureFiles.list(pictures),
                    pictures,
                    file -> face(Picture.of(file).gray(), rows));
        }
        Dataset data = Datasets.any(List.of(pictures), LoadOptions.defaults());
        List<Integer> trained =
                Arrays.stream(trained(data, splitFile, metadata.seed())).boxed().toList();
        return some(trained, pictures, row -> face(data.image(row), rows));
    }

    private static <T> List<Example> some(List<T> all, Path pictures, Function<T, Example> example) {
        if (all.isEmpty()) {
            throw new UserError("no pictures", pictures.toString(), "give pictures of the kind that the model is for");
        }
        int count = Math.min(COUNT, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> example.apply(all.get((int) ((long) i * all.size() / count))))
                .toList();
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

    private static List<Path> photos(Path pictures, Optional<Path> splitFile) throws IOException {
        if (Files.isDirectory(pictures)) {
            return PictureFiles.list(pictures);
        }
        List<FacePhoto> photos = FacePhotos.read(pictures, Optional.empty()).photos();
        int[] rows = splitFile.isEmpty()
                ? IntStream.range(0, photos.size()).toArray()
                : SplitFile.read(splitFile.get()).train();
        // The split's rows after them are photos without faces, in a folder of their own.
        return Arrays.stream(rows)
                .filter(row -> row < photos.size())
                .mapToObj(row -> photos.get(row).file())
                .toList();
    }

    private static Example photo(Path file) {
        Picture picture = Picture.of(file);
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
