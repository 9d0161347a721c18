package dev.mien.spark;

import dev.mien.Face;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture's row after it was read.
 *
 * @param others the row without the picture: its name, and what else there is
 * @param faces the picture's faces, by descending score; none where there was an error
 * @param error what is wrong with the picture; null where nothing is
 */
record Reading(
        List<@Nullable Object> others,
        List<Face> faces,
        @Nullable String error) {}
