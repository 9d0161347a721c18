package dev.mien.train;

import dev.mien.train.history.History;

/**
 * The result of a run.
 *
 * @param finished whether it is finished; false if it was stopped and can be resumed
 * @param epoch the current epoch, counted from 1
 * @param step the number of finished steps of that epoch
 * @param history the finished epochs
 */
public record TrainingResult(boolean finished, int epoch, int step, History history) {}
