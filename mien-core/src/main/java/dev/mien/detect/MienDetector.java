package dev.mien.detect;

import dev.mien.Box;
import dev.mien.UserError;
import dev.mien.image.GrayImage;
import dev.mien.image.Picture;
import dev.mien.image.Resize;
import dev.mien.model.DetectorModel;
import dev.mien.model.ModelOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Our own detector: one small net, which knows faces within two octaves of size, looks at the picture, at half of it, at a
 * quarter and so on, until the whole picture could be one face.
 */
final class MienDetector implements FaceDetector {
    private static final double LEAST_SCORE = .5;

    /** The smallest face looked for is that part of the picture's longest side, unless another is asked for. */
    static final double SMALLEST_SHARE = 1 / 24.0;

    /** Two boxes with more in common are one face. */
    static final double SAME_FACE = .3;

    /** The net takes some 50 bytes for each pixel that it looks at. */
    private static final double MOST_PIXELS = 24e6;

    static final float GRAY = .5f; // what the net's own padding amounts to

    private final DetectorModel model;
    private final DetectorOptions options;
    private final float leastScore;

    private MienDetector(DetectorModel model, DetectorOptions options) {
        this.model = model;
        this.options = options;
        this.leastScore = (float) options.leastScore().orElse(LEAST_SCORE);
    }

    /** Loads the net. */
    static MienDetector open(ModelOrigin origin, DetectorOptions options) {
        return new MienDetector(DetectorModel.open(origin, options.threads()), options);
    }

    @Override
    public List<Detection> detect(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double longest = Math.max(width, height);
        double smallest = options.smallestFace().isPresent()
                ? options.smallestFace().getAsInt()
                : Math.max(SMALLEST_SHARE * longest, DetectorModel.SMALLEST);
        double scale = DetectorModel.SMALLEST / smallest;
        if (scale * width * scale * height > MOST_PIXELS) {
            double least = DetectorModel.SMALLEST * Math.sqrt((double) width * height / MOST_PIXELS);
            throw new UserError(
                    "faces from " + (int) smallest + " pixels on in " + width + "x" + height
                            + " are too small to look for",
                    picture.source(),
                    "look for faces from " + (int) Math.ceil(least) + " pixels on");
        }
        GrayImage level = picture.gray(pixels(width, scale), pixels(height, scale));
        List<Detection> found = new ArrayList<>();
        while (true) {
            find(level, (double) width / level.width(), (double) height / level.height(), found);
            if (Math.min(level.width(), level.height()) <= DetectorModel.LARGEST) {
                return Overlaps.suppress(found, SAME_FACE);
            }
            level = Resize.to(level, pixels(level.width(), .5), pixels(level.height(), .5));
        }
    }

    private static int pixels(int size, double scale) {
        return (int) Math.max(1, Math.round(size * scale));
    }

    /** Adds the faces of one level, in pixels of the picture. */
    private void find(GrayImage level, double scaleX, double scaleY, List<Detection> found) {
        int columns = cells(level.width());
        int rows = cells(level.height());
        int plane = columns * rows;
        float[] numbers = model.run(
                canvas(level, columns * DetectorModel.STRIDE, rows * DetectorModel.STRIDE),
                columns * DetectorModel.STRIDE,
                rows * DetectorModel.STRIDE);
        for (int cell = 0; cell < plane; cell++) {
            float score = (float) (1 / (1 + Math.exp(-numbers[cell])));
            if (score >= leastScore) {
                Box box = DetectorModel.decode(
                        numbers, cell + plane, plane, cell % columns, Math.floorDiv(cell, columns));
                found.add(new Detection(
                        new Box(
                                (float) (box.left() * scaleX),
                                (float) (box.top() * scaleY),
                                (float) (box.right() * scaleX),
                                (float) (box.bottom() * scaleY)),
                        score));
            }
        }
    }

    private static int cells(int pixels) {
        return (pixels + DetectorModel.STRIDE - 1) / DetectorModel.STRIDE;
    }

    /** The level on a gray canvas of whole cells, [height, width] in 0..1. */
    private static float[] canvas(GrayImage level, int width, int height) {
        float[] canvas = new float[width * height];
        Arrays.fill(canvas, GRAY);
        for (int y = 0; y < level.height(); y++) {
            for (int x = 0; x < level.width(); x++) {
                canvas[y * width + x] = level.at(x, y) / 255f;
            }
        }
        return canvas;
    }

    @Override
    public void close() {
        model.close();
    }
}
