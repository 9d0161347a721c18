package dev.mien.bench;

import dev.mien.dataset.Dataset;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.LoadOptions;
import dev.mien.image.Luma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes rows of a data set as PNG files, repeated as often as needed; every 9,000th is truncated. */
final class FacePictures {
    private static final int CUT_OFF = 9000;
    private static final int CUT_BYTES = 200;

    private FacePictures() {}

    /** Arguments: the data set, then folders and how many pictures each takes. */
    public static void main(String[] arguments) throws IOException {
        Dataset data = Datasets.any(List.of(Path.of(arguments[0])), LoadOptions.defaults());
        int number = 0;
        for (int i = 1; i < arguments.length; i += 2) {
            Path folder = Files.createDirectories(Path.of(arguments[i]));
            int end = number + Integer.parseInt(arguments[i + 1]);
            for (; number < end; number++) {
                write(folder.resolve(String.format(Locale.ROOT, "%05d.png", number)), data, number);
            }
        }
    }

    private static void write(Path file, Dataset data, int number) throws IOException {
        ImageIO.write(Luma.picture(data.image(number % data.size())), "png", file.toFile());
        if (number % CUT_OFF == CUT_OFF - 1) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, CUT_BYTES));
        }
    }
}
