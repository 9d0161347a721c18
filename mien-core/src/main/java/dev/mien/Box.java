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
}
