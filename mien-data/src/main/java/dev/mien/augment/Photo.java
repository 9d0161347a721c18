package dev.mien.augment;

import dev.mien.image.GrayImage;
import dev.mien.image.Resize;
import java.util.ArrayList;
import java.util.List;

/**
 * A photo as an image pyramid: in its own size, a half of it, a quarter and so on. A photo that is drawn much smaller
 * is drawn from the level of about that size, so that no pixel is skipped.
 *
 * @param levels the pyramid; the first level is the photo itself
 */
public record Photo(List<GrayImage> levels) {
    private static final int SMALLEST_LEVEL = 8;

    public Photo {
        levels = List.copyOf(levels);
    }

    /** Builds the pyramid of a photo. */
    public static Photo of(GrayImage image) {
        List<GrayImage> levels = new ArrayList<>();
        GrayImage level = image;
        levels.add(level);
        while (Math.min(level.width(), level.height()) >= 2 * SMALLEST_LEVEL) {
            level = Resize.to(level, level.width() / 2, level.height() / 2);
            levels.add(level);
        }
        return new Photo(levels);
    }

    /** This photo with the smaller levels, from which most faces are drawn, taken from another gray of the photo. */
    Photo shrunkAs(GrayImage other) {
        List<GrayImage> all = new ArrayList<>();
        all.add(image());
        all.addAll(of(other).levels.subList(1, levels.size()));
        return new Photo(all);
    }

    GrayImage image() {
        return levels.get(0);
    }

    /** The shorter side of the photo in pixels. */
    public int shorterSide() {
        return Math.min(image().width(), image().height());
    }

    /**
     * Draws the photo.
     *
     * @param map from coordinates of the photo to those of the target
     * @param scale the approximate side of a pixel of the photo in pixels of the target
     * @param target receives [height, width] floats in 0..1 from {@code offset} on
     */
    void draw(Affine map, double scale, float[] target, int offset, int width, int height) {
        GrayImage level = level(scale);
        GrayWarp.run(level, fromLevel(level).then(map), target, offset, width, height);
    }

    /**
     * Draws the photo into a region of a picture, which is not changed where the photo does not reach.
     *
     * @param map from coordinates of the photo to those of the picture
     * @param target the picture, from {@code offset} on
     * @param side the width of the picture
     */
    void drawInto(Affine map, double scale, float[] target, int offset, int side, Region region) {
        int width = region.width();
        int height = region.height();
        float[] frame = new float[width * height];
        Affine inFrame = map.then(Affine.shift(-region.left(), -region.top()));
        draw(inFrame, scale, frame, 0, width, height);
        Affine back = inFrame.inverse();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double photoX = back.xx() * x + back.xy() * y + back.x0();
                double photoY = back.yx() * x + back.yy() * y + back.y0();
                if (photoX >= -.5 && photoX < image().width() - .5 && photoY >= -.5 && photoY < image().height() - .5) {
                    target[offset + (region.top() + y) * side + region.left() + x] = frame[y * width + x];
                }
            }
        }
    }

    private GrayImage level(double scale) {
        int number = (int) Math.max(0, Math.min(levels.size() - 1.0, Math.floor(-Math.log(scale) / Math.log(2) + .3)));
        return levels.get(number);
    }

    private Affine fromLevel(GrayImage level) {
        return Affine.resize(level.width(), level.height(), image().width(), image().height());
    }
}
