/**
 * Start with {@link dev.mien.metric.KeypointMetrics} or {@link dev.mien.metric.ExpressionMetrics}, which score answers
 * against the truth, wherever both come from.
 *
 * <p>In: annotations and a model's answers. Out: metrics as numbers. Uses the vocabulary alone; each formula names its
 * source.
 */
@NullMarked
package dev.mien.metric;

import org.jspecify.annotations.NullMarked;
