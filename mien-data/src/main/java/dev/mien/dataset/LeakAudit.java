package dev.mien.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds held-out rows that leak from the training rows: copies with the same pixels, or near copies, which are shifted
 * by up to 4 of 48 pixels, mirrored, recompressed, changed in brightness or resized. Scores on such rows measure
 * memorization.
 *
 * <p>Candidates are pairs whose perceptual hashes differ in few of their 128 bits, for any of 25 offsets of the hashed
 * window, mirrored or not; they are confirmed by the correlation of their pixels, smoothed over 3x3. The time is
 * proportional to the product of the numbers of rows.
 */
public final class LeakAudit {
    /** Faces whose smoothed pixels have at least this correlation show the same picture. */
    public static final double SAME = 0.98;

    private static final int DIFFERENT = 24; // of 128 bits
    private static final int STEP = 2; // between two places of the window

    /** Faces with a lower correlation than this at an offset of one pixel do not show the same picture. */
    private static final double HOPELESS = .8;

    /** How a held-out row is related to a training row. */
    public enum Kind {
        /** The same pixels. */
        EXACT,
        /** The same picture, shifted, changed in brightness, resized or recompressed. */
        NEAR,
        /** The mirror image, possibly with the same changes. */
        MIRRORED
    }

    /**
     * A leak.
     *
     * @param row the held-out row
     * @param known the training row that shows the same picture
     * @param correlation of their smoothed pixels, at most 1
     */
    public record Leak(int row, int known, Kind kind, double correlation) {}

    private final Dataset data;
    private final int[] rows;
    private final long[] across;
    private final long[] down;

    private LeakAudit(Dataset data, int[] training) {
        this.data = data;
        rows = training;
        across = new long[rows.length];
        down = new long[rows.length];
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            PerceptualHash face = PerceptualHash.of(data.image(rows[i]));
            across[i] = face.across(0, 0);
            down[i] = face.down(0, 0);
        });
    }

    /**
     * The held-out rows that are copies of training rows, in ascending order, each with the most similar one.
     *
     * @param training row numbers of {@code data}
     * @param heldOut row numbers of {@code data}
     */
    public static List<Leak> of(Dataset data, int[] training, int[] heldOut) {
        return of(data, training, data, heldOut);
    }

    /**
     * The same for rows of another data set.
     *
     * @param training row numbers of {@code data}
     * @param heldOut row numbers of {@code other}
     */
    public static List<Leak> of(Dataset data, int[] training, Dataset other, int[] heldOut) {
        Map<String, Integer> exact = new HashMap<>();
        for (int row : training) {
            exact.putIfAbsent(pixels(data, row), row);
        }
        LeakAudit audit = new LeakAudit(data, training);
        return Arrays.stream(heldOut)
                .parallel()
                .mapToObj(row -> Optional.ofNullable(exact.get(pixels(other, row)))
                        .map(same -> new Leak(row, same, Kind.EXACT, 1))
                        .or(() -> audit.near(row, PerceptualHash.of(other.image(row)))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String pixels(Dataset data, int row) {
        return data.image(row).width() + " " + DataHash.of(data.image(row).pixels());
    }

    private Optional<Leak> near(int row, PerceptualHash face) {
        if (face.isFlat()) {
            return Optional.empty();
        }
        Leak none = new Leak(row, -1, Kind.NEAR, SAME);
        Leak upright = best(none, Kind.NEAR, new Probes(face));
        Leak best = best(upright, Kind.MIRRORED, new Probes(face.mirrored()));
        return best.known < 0 ? Optional.empty() : Optional.of(best);
    }

    /** That leak, or a better one among the training faces whose hashes are close at some offset of the window. */
    private Leak best(Leak soFar, Kind kind, Probes probes) {
        Leak best = soFar;
        for (int i = 0; i < rows.length; i++) {
            int nearest = probes.nearest(across[i], down[i]);
            if (nearest >= 0) {
                double correlation = probes.correlation(PerceptualHash.of(data.image(rows[i])), nearest);
                if (correlation >= best.correlation) {
                    best = new Leak(best.row, rows[i], kind, correlation);
                }
            }
        }
        return best;
    }

    /** The hashes of a held-out face for all offsets of its window. */
    private static final class Probes {
        private static final int ACROSS = 2 * PerceptualHash.MARGIN / STEP + 1;

        private final PerceptualHash face;
        private final long[] across = new long[ACROSS * ACROSS];
        private final long[] down = new long[ACROSS * ACROSS];

        Probes(PerceptualHash face) {
            this.face = face;
            Arrays.setAll(across, probe -> face.across(dx(probe), dy(probe)));
            Arrays.setAll(down, probe -> face.down(dx(probe), dy(probe)));
        }

        private static int dx(int probe) {
            return probe % ACROSS * STEP - PerceptualHash.MARGIN;
        }

        private static int dy(int probe) {
            return probe / ACROSS * STEP - PerceptualHash.MARGIN;
        }

        /** The offset whose hash differs in the fewest bits; below 0 if all differ in too many. */
        int nearest(long knownAcross, long knownDown) {
            int nearest = -1;
            int fewest = DIFFERENT + 1;
            for (int probe = 0; probe < across.length; probe++) {
                int different = Long.bitCount(across[probe] ^ knownAcross);
                if (different < fewest) {
                    different += Long.bitCount(down[probe] ^ knownDown);
                    if (different < fewest) {
                        fewest = different;
                        nearest = probe;
                    }
                }
            }
            return nearest;
        }

        /** The best correlation at that offset and its neighbours. */
        double correlation(PerceptualHash known, int probe) {
            double best = known.correlation(face, dx(probe), dy(probe));
            if (best < HOPELESS) {
                return best;
            }
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    best = Math.max(best, known.correlation(face, dx(probe) + x, dy(probe) + y));
                }
            }
            return best;
        }
    }
}
