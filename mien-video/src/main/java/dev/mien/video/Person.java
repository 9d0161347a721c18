package dev.mien.video;

import dev.mien.draw.FaceGrid;
import java.util.List;

/**
 * One person of a video.
 *
 * @param track the person's number, from 1
 * @param from when the face was seen first, in seconds
 * @param to when it was seen last, in seconds
 * @param expression over the time between; without steps where no expression was asked
 * @param statistics of that time
 * @param pictures of the face, spread over that time, for a {@linkplain FaceGrid#draw sheet}
 */
public record Person(
        int track,
        double from,
        double to,
        ExpressionTimeline expression,
        PersonStatistics statistics,
        List<FaceGrid.Tile> pictures) {
    /** Who was seen for a shorter time, in seconds, only passed by. */
    public static final double SHORTEST_STAY = 1;

    /** Whether the person was there for so short a time that there is little to tell. */
    public boolean passedBy() {
        return to - from < SHORTEST_STAY;
    }
}
