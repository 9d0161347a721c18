/**
 * Start with {@link dev.mien.train.history.History}, the finished epochs of a run.
 *
 * <p>In: the outputs and targets of a validation. Out: its metric, a report for each epoch, and which one is best. Uses
 * {@code model}, {@code detect} and {@code evaluate}, for the metric of detectors. Internal, not for users:
 * {@code RunProgress}.
 */
@NullMarked
package dev.mien.train.history;

import org.jspecify.annotations.NullMarked;
