package dev.mien.video;

import dev.mien.UserError;
import java.util.Optional;

/**
 * What was read of a video.
 *
 * @param frames how many frames were read
 * @param faces how many faces were seen in them, each frame's counted
 * @param persons how many persons these were
 * @param damage what was wrong with the file; the frames it has were read all the same
 */
public record VideoSummary(int frames, long faces, int persons, Optional<UserError> damage) {}
