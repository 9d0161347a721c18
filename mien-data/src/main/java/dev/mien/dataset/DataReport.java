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
 * What is in a data set: counts, and the traps in it.
 *
 * @param rows how many good rows
 * @param badRows how many rows were left out
 * @param splits rows of each split that the files name; {@code all} where they name none
 * @param classes rows of each class, by split; empty for key points
 * @param keypoints rows on which each point is marked; empty for expressions
 * @param completeRows rows with all 15 points marked; 0 for expressions
 * @param surplusCopies rows beyond the first of each picture
 * @param copiesAcrossSplits by {@code "a|b"}: rows of b that show the same picture as a row of a; each pair of splits,
 *     both ways
 * @param conflictingGroups pictures whose copies have different classes or points
 * @param blackImages rows of which every pixel is 0
 * @param seconds how long reading took
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
    /** The name of the one split of a data set whose files name none. */
    static final String NO_SPLIT = "all";

    /**
     * Counts a data set.
     *
     * @param seconds how long it took to read, for the report
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

    /** Rows on which each point is not marked; empty for expressions. */
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

    /** The row's split; {@link #NO_SPLIT} where its file names none. */
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
