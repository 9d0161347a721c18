package dev.mien.video;

import dev.mien.Expression;
import dev.mien.ExpressionScores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives episodes from the expressions of a person. Very short changes are ignored. */
final class Episodes {
    private static final double SHORTEST = .2; // seconds
    private static final double LONGEST_GAP = .5; // seconds that a face may be out of sight within an episode

    private final List<Episode> done = new ArrayList<>();
    private @Nullable Episode current;
    private @Nullable Episode next; // likeliest now, but not for long enough to be sure
    private int lastFrame;

    /**
     * Adds the scores of a frame.
     *
     * @param frame its number, since a face in the frame before was in sight however long that frame was shown
     * @param time its time in seconds; must be ascending
     */
    void add(int frame, double time, ExpressionScores scores) {
        boolean wasAway = frame > lastFrame + 1 && time - lastSeen() > LONGEST_GAP;
        lastFrame = frame;
        Expression best = scores.best();
        double confidence = scores.confidence();
        Episode before = current;
        if (before == null || wasAway) {
            close();
            current = new Episode(best, time, time, time, confidence);
        } else if (before.expression() == best) {
            current = grown(before, time, confidence);
            next = null;
        } else {
            Episode growing = next == null || next.expression() != best
                    ? new Episode(best, time, time, time, confidence)
                    : grown(next, time, confidence);
            if (growing.seconds() >= SHORTEST) {
                done.add(new Episode(
                        before.expression(), before.onset(), before.peak(), growing.onset(), before.confidence()));
                current = growing;
                next = null;
            } else {
                next = growing;
            }
        }
    }

    private double lastSeen() {
        double seen = current == null ? Double.NEGATIVE_INFINITY : current.end();
        return next == null ? seen : Math.max(seen, next.end());
    }

    private static Episode grown(Episode episode, double time, double confidence) {
        return confidence > episode.confidence()
                ? new Episode(episode.expression(), episode.onset(), time, time, confidence)
                : new Episode(episode.expression(), episode.onset(), episode.peak(), time, episode.confidence());
    }

    private void close() {
        Episode last = current;
        if (last != null) {
            done.add(new Episode(last.expression(), last.onset(), last.peak(), lastSeen(), last.confidence()));
        }
        current = null;
        next = null;
    }

    /** The episodes in order; nothing may be added afterwards. */
    List<Episode> finished() {
        close();
        return List.copyOf(done);
    }
}
