package dev.mien.spark;

import dev.mien.Face;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result for a row of a table of pictures.
 *
 * @param others the row without the picture: its name and other columns
 * @param faces the picture's faces by descending score; none if there was an error
 * @param error what is wrong with the picture; null if nothing is
 */
record Reading(
        List<@Nullable Object> others,
        List<Face> faces,
        @Nullable String error) {}
