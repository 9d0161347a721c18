/**
 * A net with its weights comes in, a self-describing model file goes out: the layers as ONNX, batch norm folded away,
 * the {@link dev.mien.model.ModelMetadata} inside; and a model file as a TensorFlow SavedModel. The only package that sees the ONNX classes; it uses {@code
 * dev.mien.net}, {@code dev.mien.protocol.tensorflow} and the vocabulary.
 */
@NullMarked
package dev.mien.export;

import org.jspecify.annotations.NullMarked;
