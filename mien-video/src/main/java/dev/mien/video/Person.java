package dev.mien.video;

import dev.mien.draw.FaceGrid;
import java.util.List;

/**
 * A person in a video.
 *
 * @param track the person's number, from 1
 * @param from when the face was first seen, in seconds
 * @param to when it was last seen, in seconds
 * @param expression the expression over that time; without steps if there is no expression model
 * @param statistics of that time
 * @param pictures of the face, distributed over that time, for a {@linkplain FaceGrid#draw sheet}
 */
public record Person(
        int track,
        double from,
        double to,
        ExpressionTimeline expression,
        PersonStatistics statistics,
        List<FaceGrid.Tile> pictures) {
    /** Persons who were seen for a shorter time, in seconds, only passed by. */
    public static final double SHORTEST_STAY = 1;

    /** Whether the person was in view too briefly for a report. */
    public boolean passedBy() {
        return to - from < SHORTEST_STAY;
    }
}
