package dev.mien.video;

import dev.mien.analyze.FaceGrid;
import java.util.List;

/**
 * One person of a video.
 *
 * @param track the person's number, from 1
 * @param from when the face was seen first, in seconds
 * @param to when it was seen last, in seconds
 * @param expression over the time between; without steps where no expression was asked
 * @param pictures of the face, spread over that time, for a {@linkplain FaceGrid#draw sheet}
 */
public record Person(int track, double from, double to, ExpressionTimeline expression, List<FaceGrid.Tile> pictures) {}
