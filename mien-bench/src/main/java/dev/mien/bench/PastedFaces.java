package dev.mien.bench;

import dev.mien.Box;
import dev.mien.augment.Augmentation;
import dev.mien.augment.FaceSample;
import dev.mien.augment.Paste;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A square piece of a photo with pasted faces, each with its own lighting, degraded like a photo or a film.
 *
 * @param photo the picture
 * @param faces the places of the crops, in the given order
 */
record PastedFaces(GrayImage photo, List<Face> faces) {
    /** The largest number of faces in a photo. */
    static final int MANY = 9;

    private static final int SIZE = 720;
    private static final int CELLS = 3;
    private static final double SMALLEST = 32;
    private static final double LARGEST = 160;
    private static final double MAX_OFF = .35; // of the crop's side

    private static final List<Augmentation> LIGHT = List.of(
            Augmentation.shade(.7).sometimes(.5),
            Augmentation.gamma(1.8).sometimes(.5),
            Augmentation.contrast(.5, 1.2).sometimes(.5));
    private static final List<Augmentation> CAMERA = List.of(
            Augmentation.lowResolution(1.6).sometimes(.3),
            Augmentation.blur(4).sometimes(.4),
            Augmentation.noise(.04).sometimes(.4),
            Augmentation.compression(.3, .9));

    /** A pasted crop: its centre and side in pixels of the photo. */
    record Face(double x, double y, double side) {
        /** Whether that box belongs to this face. */
        boolean isAt(Box box) {
            double size = box.side();
            return Math.hypot((box.left() + box.right()) / 2 - x, (box.top() + box.bottom()) / 2 - y) < MAX_OFF * side
                    && size > side / 2
                    && size < side * 2;
        }
    }

    /** Draws up to {@value #MANY} faces; a pure function of the seed. */
    static PastedFaces draw(List<GrayImage> crops, List<GrayImage> photos, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GrayImage photo = photos.get(random.nextInt(photos.size()));
        int piece = Math.min(photo.width(), photo.height());
        GrayImage around = Resize.to(
                photo.crop(
                        random.nextInt(photo.width() - piece + 1),
                        random.nextInt(photo.height() - piece + 1),
                        piece,
                        piece),
                SIZE,
                SIZE);
        float[] pixels = new float[SIZE * SIZE];
        Resize.toFloats(around, SIZE, SIZE, pixels, 0);
        Paste paste = new Paste(pixels, SIZE);
        List<Face> faces = new ArrayList<>();
        double cell = (double) SIZE / CELLS;
        for (int i = 0; i < crops.size(); i++) {
            double side = SMALLEST * Math.pow(LARGEST / SMALLEST, random.nextDouble());
            double room = cell - 1.25 * side;
            int column = i % CELLS;
            int row = i / CELLS;
            double x = (column + .5) * cell + (random.nextDouble() - .5) * room;
            double y = (row + .5) * cell + (random.nextDouble() - .5) * room;
            Box place = new Box(
                    (float) (x - side / 2), (float) (y - side / 2), (float) (x + side / 2), (float) (y + side / 2));
            paste.draw(changed(crops.get(i), LIGHT, random), place, random);
            faces.add(new Face(x, y, side));
        }
        return new PastedFaces(changed(image(pixels), CAMERA, random), faces);
    }

    private static GrayImage changed(GrayImage image, List<Augmentation> steps, SplittableRandom random) {
        FaceSample sample = FaceSample.of(image);
        for (Augmentation step : steps) {
            sample = step.apply(sample, random);
        }
        return sample.image();
    }

    private static GrayImage image(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) (255 * pixels[i] + .5f);
        }
        return new GrayImage(SIZE, SIZE, bytes);
    }
}
