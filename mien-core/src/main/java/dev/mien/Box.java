package dev.mien;

/**
 * A face's place in pixels of the picture after EXIF rotation: origin top left, x to the right, {@code right} and {@code
 * bottom} exclusive.
 */
public record Box(float left, float top, float right, float bottom) {
    public Box {
        if (!(right > left) || !(bottom > top)) {
            throw new IllegalArgumentException("an empty box: " + left + "," + top + "," + right + "," + bottom);
        }
    }

    public float width() {
        return right - left;
    }

    public float height() {
        return bottom - top;
    }

    /** How much of the box, 0..1, lies in a picture of that size. */
    public double shareWithin(int pictureWidth, int pictureHeight) {
        double across = Math.min(right, pictureWidth) - Math.max(left, 0);
        double down = Math.min(bottom, pictureHeight) - Math.max(top, 0);
        return Math.max(across, 0) * Math.max(down, 0) / ((double) width() * height());
    }
}
