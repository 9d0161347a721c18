package dev.mien.video.track;

import dev.mien.Face;

/**
 * A face of a frame.
 *
 * @param track the person's number, from 1; the same through the whole video, also across short gaps
 * @param face where it is and what it expresses, smoothed over time; its detection score is the detector's in frames that
 *     were searched, and the key point model's opinion whether this is a face in those between
 */
public record TrackedFace(int track, Face face) {}
