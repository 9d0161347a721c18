/**
 * Start with {@link dev.mien.export.OnnxExporter}, which writes model files; {@link dev.mien.export.Int8Exporter}
 * quantizes a model file and {@link dev.mien.export.SavedModelExporter} converts it for TensorFlow.
 *
 * <p>In: a net with its weights. Out: a model file that contains its {@link dev.mien.model.ModelMetadata}. The only
 * package that sees the ONNX classes; uses {@code dev.mien.net}, {@code dev.mien.protocol.tensorflow} and the
 * vocabulary.
 */
@NullMarked
package dev.mien.export;

import org.jspecify.annotations.NullMarked;
