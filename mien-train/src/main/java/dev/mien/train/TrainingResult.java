package dev.mien.train;

/**
 * How a run ended.
 *
 * @param finished whether it is over; false where it was stopped and can go on
 * @param epoch the epoch that it stands in, counted from 1
 * @param step how many steps of that epoch are taken
 * @param history the epochs that are done
 */
public record TrainingResult(boolean finished, int epoch, int step, History history) {}
