/**
 * Start with {@link dev.mien.model.KeypointModel} or {@link dev.mien.model.ExpressionModel}, which open a model file or
 * a shipped model, named by a {@link dev.mien.model.ModelOrigin}.
 *
 * <p>In: face crops. Out: key points and class probabilities. The only package that sees ONNX Runtime; uses the
 * vocabulary and {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.model;

import org.jspecify.annotations.NullMarked;
