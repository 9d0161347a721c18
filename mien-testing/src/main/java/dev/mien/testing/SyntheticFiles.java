package dev.mien.testing;

import dev.mien.Expression;
import dev.mien.Keypoint;
import dev.mien.LabelSet;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.KeypointDataset;
import dev.mien.image.GrayImage;
import dev.mien.synthetic.SyntheticFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes synthetic faces as data files in the formats of the two competitions. */
public final class SyntheticFiles {
    private SyntheticFiles() {}

    /** Writes faces with their points in the format of Kaggle's {@code training.csv}. */
    public static Path keypoints(Path file, int count) throws IOException {
        KeypointDataset faces = SyntheticFaces.keypoints(count, 1);
        StringBuilder csv = new StringBuilder();
        Keypoint.ALL.forEach(point ->
                csv.append(point.columnX()).append(',').append(point.columnY()).append(','));
        csv.append("Image\n");
        for (int row = 0; row < faces.size(); row++) {
            for (float coordinate : faces.keypoints(row).toArray()) {
                csv.append(coordinate).append(',');
            }
            csv.append(pixels(faces.image(row))).append('\n');
        }
        return Files.writeString(file, csv);
    }

    /** Writes faces with their expressions in the format of {@code fer2013.csv}, every fourth one for validation. */
    public static Path expressions(Path file, int count) throws IOException {
        ExpressionDataset faces = SyntheticFaces.expressions(count, LabelSet.SEVEN, 1);
        StringBuilder csv = new StringBuilder("emotion,pixels,Usage\n");
        for (int row = 0; row < faces.size(); row++) {
            Expression expression = faces.expression(row);
            csv.append(LabelSet.SEVEN.indexOf(expression)).append(',');
            csv.append(pixels(faces.image(row))).append(row % 4 == 0 ? ",PublicTest\n" : ",Training\n");
        }
        return Files.writeString(file, csv);
    }

    private static String pixels(GrayImage image) {
        byte[] pixels = image.pixels();
        return IntStream.range(0, pixels.length)
                .mapToObj(i -> String.valueOf(pixels[i] & 0xff))
                .collect(Collectors.joining(" "));
    }
}
