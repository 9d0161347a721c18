package dev.mien.dataset;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.mien.Keypoint;
import dev.mien.Keypoints;
import dev.mien.image.GrayImage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Statistics of a data set, and the problems found in it.
 *
 * @param rows the number of good rows
 * @param badRows the number of rows that were skipped
 * @param splits the number of rows of each split that the files name; {@code all} if they name none
 * @param classes the number of rows of each class, by split; empty for key points
 * @param keypoints the number of rows with each point annotated; empty for expressions
 * @param completeRows the number of rows with all 15 points annotated; 0 for expressions
 * @param surplusCopies the number of rows beyond the first of each picture
 * @param copiesAcrossSplits by {@code "a|b"}: the number of rows of b that are copies of a row of a; each pair of
 *     splits, in both directions
 * @param conflictingGroups the number of pictures whose copies have different classes or points
 * @param blackImages the number of rows whose pixels are all 0
 * @param seconds the time that reading took
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "rows",
    "bad_rows",
    "splits",
    "classes",
    "keypoints",
    "complete_rows",
    "surplus_copies",
    "copies_across_splits",
    "conflicting_groups",
    "black_images",
    "seconds"
})
public record DataReport(
        int rows,
        int badRows,
        Map<String, Integer> splits,
        Map<String, Map<String, Integer>> classes,
        Map<String, Integer> keypoints,
        int completeRows,
        int surplusCopies,
        Map<String, Integer> copiesAcrossSplits,
        int conflictingGroups,
        int blackImages,
        double seconds) {
    /** The name of the split of a data set whose files name none. */
    static final String NO_SPLIT = "all";

    /**
     * Analyzes a data set.
     *
     * @param seconds the time that reading it took, for the report
     */
    public static DataReport of(Dataset data, double seconds) {
        Map<String, Integer> splits = new LinkedHashMap<>();
        for (int row = 0; row < data.size(); row++) {
            splits.merge(split(data, row), 1, Integer::sum);
        }
        Copies copies = Copies.of(data);
        return new DataReport(
                data.size(),
                data.badRows().count(),
                splits,
                data.classes(),
                data.marked(),
                complete(data),
                copies.surplus(),
                acrossSplits(data, copies, List.copyOf(splits.keySet())),
                conflicting(data, copies),
                black(data),
                seconds);
    }

    /** The number of rows without each point; empty for expressions. */
    public Map<String, Integer> missing() {
        Map<String, Integer> missing = new LinkedHashMap<>();
        keypoints.forEach((point, marked) -> missing.put(point, rows - marked));
        return missing;
    }

    /** The report as JSON, keys in snake case. */
    public String toJson() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names always become JSON", e);
        }
    }

    /** The row's split; {@link #NO_SPLIT} if its file names none. */
    static String split(Dataset data, int row) {
        String split = data.split(row);
        return split.isEmpty() ? NO_SPLIT : split;
    }

    private static int complete(Dataset data) {
        int complete = 0;
        for (int row = 0; row < data.size(); row++) {
            complete += data.row(row).annotation().map(Keypoints::count).orElse(0) == Keypoint.COUNT ? 1 : 0;
        }
        return complete;
    }

    private static Map<String, Integer> acrossSplits(Dataset data, Copies copies, List<String> splits) {
        Map<Integer, BitSet> splitsOfPicture = new HashMap<>();
        for (int row = 0; row < data.size(); row++) {
            splitsOfPicture
                    .computeIfAbsent(copies.first(row), picture -> new BitSet())
                    .set(splits.indexOf(split(data, row)));
        }
        Map<String, Integer> across = new LinkedHashMap<>();
        for (int a = 0; a < splits.size(); a++) {
            for (int b = 0; b < splits.size(); b++) {
                int count = 0;
                for (int row = 0; row < data.size(); row++) {
                    boolean inB = split(data, row).equals(splits.get(b));
                    BitSet seen = splitsOfPicture.getOrDefault(copies.first(row), new BitSet());
                    count += inB && seen.get(a) ? 1 : 0;
                }
                if (a != b) {
                    across.put(splits.get(a) + "|" + splits.get(b), count);
                }
            }
        }
        return across;
    }

    private static int conflicting(Dataset data, Copies copies) {
        Set<Integer> conflicting = new HashSet<>();
        for (int row = 0; row < data.size(); row++) {
            if (copies.first(row) != row && !Arrays.equals(data.labelBytes(row), data.labelBytes(copies.first(row)))) {
                conflicting.add(copies.first(row));
            }
        }
        return conflicting.size();
    }

    private static int black(Dataset data) {
        int black = 0;
        for (int row = 0; data.hasImages() && row < data.size(); row++) {
            GrayImage image = data.image(row);
            black += Arrays.mismatch(image.pixels(), new byte[image.pixels().length]) < 0 ? 1 : 0;
        }
        return black;
    }
}
