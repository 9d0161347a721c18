package dev.mien.video.track;

import dev.mien.Face;

/**
 * A face in a frame of a video.
 *
 * @param track the number of the person, from 1; the same in the whole video, also across short gaps
 * @param face the face, smoothed over time; its detection score is the detector's in frames that were searched,
 *     otherwise how likely this is a face according to the key point model
 */
public record TrackedFace(int track, Face face) {}
