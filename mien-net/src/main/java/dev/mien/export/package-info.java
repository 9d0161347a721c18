/**
 * Start with {@link dev.mien.export.OnnxExporter}; {@link dev.mien.export.Int8Exporter} quantizes a model file and
 * {@link dev.mien.export.SavedModelExporter} converts it for TensorFlow. A net with its weights comes in, a model file
 * that contains its {@link dev.mien.model.ModelMetadata} goes out. The only package that sees the ONNX classes; it uses
 * {@code dev.mien.net}, {@code dev.mien.protocol.tensorflow} and the vocabulary.
 */
@NullMarked
package dev.mien.export;

import org.jspecify.annotations.NullMarked;
