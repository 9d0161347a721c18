/**
 * A net with its weights comes in, a self-describing model file goes out: the layers as ONNX, batch norm folded away,
 * the {@link dev.mien.model.ModelMetadata} inside. The only package that sees the ONNX classes; it uses {@code
 * dev.mien.net} and the vocabulary.
 */
@NullMarked
package dev.mien.export;

import org.jspecify.annotations.NullMarked;
