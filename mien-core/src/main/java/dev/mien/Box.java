package dev.mien;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bounding box of a face in pixels of the upright picture (after EXIF rotation): origin at the top left, x to the
 * right, {@code right} and {@code bottom} exclusive. A box may extend beyond the picture, as that of a face at its edge
 * does; {@link #within} clips it. An empty box, or an edge that is infinite or NaN, is an {@link
 * IllegalArgumentException}.
 */
public record Box(float left, float top, float right, float bottom) {
    public Box {
        if (!(right > left && bottom > top && right - left < Float.MAX_VALUE && bottom - top < Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "an empty or endless box: " + left + "," + top + "," + right + "," + bottom);
        }
    }

    /** In pixels. */
    public float width() {
        return right - left;
    }

    /** In pixels. */
    public float height() {
        return bottom - top;
    }

    /** The side in pixels of a square of the same area: the square root of width times height. */
    public double side() {
        return Math.sqrt((double) width() * height());
    }

    /** The part of the box inside a picture of that size in pixels; empty if it lies wholly outside. */
    public Optional<Box> within(int pictureWidth, int pictureHeight) {
        float insideLeft = Math.max(left, 0);
        float insideTop = Math.max(top, 0);
        float insideRight = Math.min(right, pictureWidth);
        float insideBottom = Math.min(bottom, pictureHeight);
        return insideRight > insideLeft && insideBottom > insideTop
                ? Optional.of(new Box(insideLeft, insideTop, insideRight, insideBottom))
                : Optional.empty();
    }

    /** The share of the box's area, in 0..1, inside a picture of that size in pixels. */
    public double shareWithin(int pictureWidth, int pictureHeight) {
        double across = Math.min(right, pictureWidth) - Math.max(left, 0);
        double down = Math.min(bottom, pictureHeight) - Math.max(top, 0);
        return Math.max(across, 0) * Math.max(down, 0) / ((double) width() * height());
    }

    /** {@code left, top, right, bottom}, rounded to a thousandth of a pixel. */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("left", Decimal.exactLength(left));
        map.put("top", Decimal.exactLength(top));
        map.put("right", Decimal.exactLength(right));
        map.put("bottom", Decimal.exactLength(bottom));
        return map;
    }
}
