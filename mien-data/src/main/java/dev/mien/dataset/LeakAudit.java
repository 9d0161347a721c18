package dev.mien.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds held-out rows that show a picture which training knows: the very same pixels, or the same picture moved by up to 4 of 48
 * pixels, mirrored, compressed again, lit in another way or resized. A score on such rows says how well a model remembers.
 *
 * <p>Candidates are pairs whose perceptual hashes differ in few of their 128 bits, for any of 25 places of the hashed window, mirrored
 * or not; what counts is the correlation of their pixels. The work grows with the product of the two numbers of rows.
 */
public final class LeakAudit {
    /** From this correlation on, two faces are the same picture. */
    public static final double SAME = 0.975;

    private static final int DIFFERENT = 12; // of 64 bits, each way
    private static final int STEP = 2; // between two places of the window

    /** How a held-out row is like a row of training. */
    public enum Kind {
        /** The same pixels. */
        EXACT,
        /** The same picture, moved a little, lit otherwise, resized or compressed. */
        NEAR,
        /** Its mirror image, and perhaps the same. */
        MIRRORED
    }

    /**
     * A leak.
     *
     * @param row the held-out row
     * @param known the row of training that shows the same picture
     * @param correlation of their pixels, at most 1
     */
    public record Leak(int row, int known, Kind kind, double correlation) {}

    /** How a held-out face is laid on those of training. */
    private record Probe(int dx, int dy, boolean mirrored, long across, long down) {}

    private final PerceptualHash[] known;
    private final int[] rows;
    private final long[] across;
    private final long[] down;

    private LeakAudit(Dataset data, int[] training) {
        rows = training;
        known = Arrays.stream(training)
                .parallel()
                .mapToObj(row -> PerceptualHash.of(data.image(row)))
                .toArray(PerceptualHash[]::new);
        across = Arrays.stream(known).mapToLong(face -> face.across(0, 0)).toArray();
        down = Arrays.stream(known).mapToLong(face -> face.down(0, 0)).toArray();
    }

    /**
     * The held-out rows that are copies of training rows, in ascending order; each with the row that it is most like.
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
        PerceptualHash mirror = face.mirrored();
        Leak best = new Leak(row, -1, Kind.NEAR, SAME);
        for (Probe probe : probes(face, mirror)) {
            for (int i = 0; i < across.length; i++) {
                if (Long.bitCount(probe.across ^ across[i]) <= DIFFERENT
                        && Long.bitCount(probe.down ^ down[i]) <= DIFFERENT) {
                    double correlation = correlation(known[i], probe.mirrored ? mirror : face, probe);
                    if (correlation >= best.correlation) {
                        Kind kind = probe.mirrored ? Kind.MIRRORED : Kind.NEAR;
                        best = new Leak(row, rows[i], kind, correlation);
                    }
                }
            }
        }
        return best.known < 0 ? Optional.empty() : Optional.of(best);
    }

    private static List<Probe> probes(PerceptualHash face, PerceptualHash mirror) {
        List<Probe> probes = new ArrayList<>();
        for (int dy = -PerceptualHash.MARGIN; dy <= PerceptualHash.MARGIN; dy += STEP) {
            for (int dx = -PerceptualHash.MARGIN; dx <= PerceptualHash.MARGIN; dx += STEP) {
                probes.add(new Probe(dx, dy, false, face.across(dx, dy), face.down(dx, dy)));
                probes.add(new Probe(dx, dy, true, mirror.across(dx, dy), mirror.down(dx, dy)));
            }
        }
        return probes;
    }

    /** The best correlation at the probe's place and those beside it. */
    private static double correlation(PerceptualHash known, PerceptualHash face, Probe probe) {
        return IntStream.rangeClosed(-1, 1)
                .mapToDouble(y -> IntStream.rangeClosed(-1, 1)
                        .mapToDouble(x -> known.correlation(face, probe.dx + x, probe.dy + y))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }
}
