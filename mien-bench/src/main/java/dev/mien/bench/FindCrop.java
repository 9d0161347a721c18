package dev.mien.bench;

import dev.mien.Box;
import dev.mien.image.GrayImage;
import dev.mien.image.Resize;

/**
 * Finds the place in a photo that a 96x96 face crop was cut from, by normalised cross-correlation (Lewis 1995) over places
 * and sizes around the face's marked box.
 */
final class FindCrop {
    private static final int SIZE = 96;
    private static final double MIN_SIDE = .9;
    private static final double MAX_SIDE = 1.7;
    private static final double SIDE_STEP = 1.03;
    private static final double REACH = .35;
    private static final int STEP = 3;

    private FindCrop() {}

    /**
     * Where the crop lies.
     *
     * @param left in pixels of the photo, edges at whole numbers
     * @param side of the square, in pixels of the photo
     * @param similarity the correlation there, at most 1
     */
    record Place(double left, double top, double side, double similarity) {}

    /** The best place. */
    static Place of(GrayImage crop, GrayImage photo, Box face) {
        double mean = face.side();
        Place best = new Place(0, 0, 1, -1);
        for (double side = MIN_SIDE * mean; side < MAX_SIDE * mean; side *= SIDE_STEP) {
            best = better(best, search(crop, photo, face, side, STEP, best));
        }
        for (double factor = .985; factor < 1.016; factor += .005) {
            best = better(best, search(crop, photo, face, best.side() * factor, 1, best));
        }
        return best;
    }

    private static Place better(Place a, Place b) {
        return a.similarity() >= b.similarity() ? a : b;
    }

    /** The best place of one size: everywhere around the box in steps, or with steps of 1 near {@code near} only. */
    private static Place search(GrayImage crop, GrayImage photo, Box face, double side, int step, Place near) {
        double scale = SIZE / side;
        GrayImage small =
                Resize.to(photo, (int) Math.round(photo.width() * scale), (int) Math.round(photo.height() * scale));
        double middleX = step > 1 ? (face.left() + face.right()) / 2 : near.left() + near.side() / 2;
        double middleY = step > 1 ? (face.top() + face.bottom()) / 2 - .147 * side : near.top() + near.side() / 2;
        int reach = (int) (step > 1 ? REACH * SIZE : STEP + 1);
        int left = (int) Math.round(middleX * scale - SIZE / 2.0);
        int top = (int) Math.round(middleY * scale - SIZE / 2.0);
        Place best = new Place(0, 0, side, -1);
        for (int y = top - reach; y <= top + reach; y += step) {
            for (int x = left - reach; x <= left + reach; x += step) {
                double similarity = correlation(crop, small, x, y, step);
                best = better(best, new Place(x / scale, y / scale, side, similarity));
            }
        }
        return best;
    }

    /** Over the part of the crop that lies inside; every {@code step}th pixel each way. */
    private static double correlation(GrayImage crop, GrayImage photo, int left, int top, int step) {
        double a = 0;
        double b = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        int n = 0;
        for (int y = Math.max(0, -top); y < Math.min(SIZE, photo.height() - top); y += step) {
            for (int x = Math.max(0, -left); x < Math.min(SIZE, photo.width() - left); x += step) {
                int p = crop.at(x, y);
                int q = photo.at(left + x, top + y);
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
                n++;
            }
        }
        double spread = Math.sqrt((aa - a * a / n) * (bb - b * b / n));
        return n < SIZE * SIZE / (2 * step * step) || spread == 0 ? -1 : (ab - a * b / n) / spread;
    }
}
