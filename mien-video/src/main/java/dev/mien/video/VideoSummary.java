package dev.mien.video;

import dev.mien.UserError;
import java.util.Optional;

/**
 * A summary of the frames that were read.
 *
 * @param frames the number of frames
 * @param faces the total number of faces in all frames
 * @param persons the number of persons
 * @param damage what was wrong with the file; frames that could be decoded were read nevertheless
 */
public record VideoSummary(int frames, long faces, int persons, Optional<UserError> damage) {}
