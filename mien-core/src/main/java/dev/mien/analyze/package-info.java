/**
 * Where programs start: {@link dev.mien.analyze.FaceAnalyzer#create} uses the models that ship with the library,
 * {@link dev.mien.analyze.FaceAnalyzer#builder} other models and options, {@link dev.mien.analyze.AnalyzerOptions}
 * options as texts, such as those of a configuration file.
 *
 * <p>Pictures come in, {@link dev.mien.Face faces with key points and expression} go out: of one picture, or of many at
 * once. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model}, {@code dev.mien.detect},
 * {@code dev.mien.align}, {@code dev.mien.measure} and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.analyze;

import org.jspecify.annotations.NullMarked;
