/**
 * Start with {@link dev.mien.analyze.FaceAnalyzer#create}, which uses the models that ship with the library,
 * {@link dev.mien.analyze.FaceAnalyzer#builder} for other models and options, or
 * {@link dev.mien.analyze.AnalyzerOptions} for options as texts, such as those of a configuration file.
 *
 * <p>In: a picture, or many at once. Out: {@link dev.mien.Face faces with key points and expression}. Uses the
 * vocabulary, {@code dev.mien.image}, {@code dev.mien.model}, {@code dev.mien.detect}, {@code dev.mien.align},
 * {@code dev.mien.measure} and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.analyze;

import org.jspecify.annotations.NullMarked;
