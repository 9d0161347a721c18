package dev.mien.video.track;

import dev.mien.Box;
import dev.mien.detect.Detection;
import dev.mien.detect.Overlaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Assigns detections to persons: greedily by overlap, above a threshold. Persons in view are matched before lost ones,
 * so that a passer-by does not take over a number that is in use (after ByteTrack, Zhang et al. 2022,
 * arXiv:2110.06864).
 */
final class Association {
    private static final double MIN_OVERLAP = 0.25;
    /**
     * The largest distance at which a lost face is matched, in sides of its box from the expected place; grows with
     * time.
     */
    private static final double LOST_DISTANCE = 0.7;

    private static final double LOST_DISTANCE_A_SECOND = 0.7;
    private static final double LOST_SCALE = 1.6; // its size may have changed by so much either way

    private Association() {}

    private record Pair(Track track, Detection detection, double likeness) {}

    /**
     * The detection of each track that has one; each detection is assigned to at most one track.
     *
     * @param time of the frame that was searched, in seconds
     */
    static Map<Track, Detection> of(List<Track> tracks, List<Detection> found, double time) {
        Map<Track, Detection> chosen = new HashMap<>();
        Set<Detection> taken = new HashSet<>();
        choose(pairs(tracks.stream().filter(track -> !track.isLost()).toList(), found, time), chosen, taken);
        choose(pairs(tracks.stream().filter(Track::isLost).toList(), found, time), chosen, taken);
        return chosen;
    }

    private static void choose(List<Pair> pairs, Map<Track, Detection> chosen, Set<Detection> taken) {
        for (Pair pair : pairs) {
            if (!chosen.containsKey(pair.track) && taken.add(pair.detection)) {
                chosen.put(pair.track, pair.detection);
            }
        }
    }

    private static List<Pair> pairs(List<Track> tracks, List<Detection> found, double time) {
        List<Pair> pairs = new ArrayList<>();
        for (Track track : tracks) {
            for (Detection detection : found) {
                double likeness = likeness(track, detection.box(), time);
                if (likeness > 0) {
                    pairs.add(new Pair(track, detection, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        return pairs;
    }

    /** The similarity in 0..1; 0 if it cannot be the same person. */
    private static double likeness(Track track, Box box, double time) {
        Box expected = track.expected(time);
        if (!track.isLost()) {
            double overlap = Overlaps.intersectionOverUnion(expected, box);
            return overlap >= MIN_OVERLAP ? overlap : 0;
        }
        double size = expected.side();
        double scale = box.side() / size;
        double distance = Math.hypot(
                        expected.left() + expected.right() - box.left() - box.right(),
                        expected.top() + expected.bottom() - box.top() - box.bottom())
                / 2
                / size;
        double farthest = LOST_DISTANCE + LOST_DISTANCE_A_SECOND * (time - track.seen());
        boolean near = distance < farthest && scale < LOST_SCALE && scale > 1 / LOST_SCALE;
        return near ? 1 - distance / farthest : 0;
    }
}
