/**
 * Start with {@link dev.mien.model.ModelOrigin}, which names a model file or a shipped model,
 * {@link dev.mien.model.KeypointModel} and {@link dev.mien.model.ExpressionModel}. Face crops come in, key points and
 * class probabilities go out. The only package that sees ONNX Runtime; it uses the vocabulary and
 * {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.model;

import org.jspecify.annotations.NullMarked;
