package dev.mien.cli.predict;

import dev.mien.image.GrayImage;
import dev.mien.image.Luma;
import dev.mien.image.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Pictures of smooth blobs, each seed its own, that stand for faces where only the way through the command counts.
 *
 * @param folder where they are written
 */
record BlobFaces(Path folder) {
    /** A square picture. */
    static GrayImage face(int side, long seed) {
        Random random = new Random(seed);
        double x = side * random.nextDouble();
        double y = side * random.nextDouble();
        byte[] pixels = new byte[side * side];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / side;
            double distance = Math.hypot(i % side - x, row - y) / side;
            pixels[i] = (byte) (255 * Math.abs(Math.sin(5 * distance + seed)));
        }
        return new GrayImage(side, side, pixels);
    }

    /** Writes a picture. */
    Path picture(String name, int side, long seed) throws IOException {
        Path file = folder.resolve(name);
        PictureFiles.writePng(file, Luma.picture(face(side, seed)));
        return file;
    }

    /** Writes a data file as FER-2013's, one row for each class given; the row's number is its face's seed. */
    Path dataFile(int... classes) throws IOException {
        StringBuilder text = new StringBuilder("emotion,pixels,Usage\n");
        for (int i = 0; i < classes.length; i++) {
            text.append(classes[i]).append(',');
            for (byte pixel : face(48, i).pixels()) {
                text.append(pixel & 0xff).append(' ');
            }
            text.setCharAt(text.length() - 1, ',');
            text.append("Training\n");
        }
        return Files.writeString(folder.resolve("faces.csv"), text);
    }
}
