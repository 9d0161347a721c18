package dev.mien.cli;

import dev.mien.UserError;
import dev.mien.dataset.FacePhoto;
import dev.mien.dataset.FacePhotos;
import dev.mien.export.Int8Exporter.Example;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.PictureFiles;
import dev.mien.image.Resize;
import dev.mien.model.ModelMetadata;
import dev.mien.model.PyramidCells;
import dev.mien.train.SplitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pictures on which a model's values are measured before it computes in 8 bits. */
final class Int8Examples {
    private static final int COUNT = 24;
    private static final double PIXELS = 640 * 480; // as large as a detector looks at photos

    private Int8Examples() {}

    /**
     * Some of the pictures of a folder or of a table of photos, evenly spread.
     *
     * @param splitFile says which of the table's photos the model has learned from; all where empty
     */
    static List<Example> of(Path pictures, Optional<Path> splitFile, ModelMetadata metadata) throws IOException {
        List<Path> files = files(pictures, splitFile);
        if (files.isEmpty()) {
            throw new UserError("no pictures", pictures.toString(), "give photos of the kind that the model is for");
        }
        int count = Math.min(COUNT, files.size());
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Picture picture = Picture.of(files.get((int) ((long) i * files.size() / count)));
            examples.add(metadata.task().answersMaps() ? photo(picture) : face(picture));
        }
        return examples;
    }

    private static List<Path> files(Path pictures, Optional<Path> splitFile) throws IOException {
        if (Files.isDirectory(pictures)) {
            return PictureFiles.list(pictures);
        }
        List<FacePhoto> photos = FacePhotos.read(pictures, Optional.empty()).photos();
        int[] rows = splitFile.isEmpty()
                ? new int[0]
                : SplitFile.read(splitFile.get()).part("train");
        return splitFile.isEmpty()
                ? photos.stream().map(FacePhoto::file).toList()
                : Arrays.stream(rows)
                        .filter(row -> row < photos.size())
                        .mapToObj(row -> photos.get(row).file())
                        .toList();
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

    private static Example face(Picture picture) {
        int size = ModelMetadata.INPUT_SIZE;
        float[] pixels = new float[size * size];
        GrayImage gray = picture.gray();
        Resize.toFloats(gray, size, size, pixels, 0);
        return new Example(pixels, size, size);
    }
}
