/**
 * The way in for programs: {@link dev.mien.analyze.FaceAnalyzer#create} with the models that ship, {@link
 * dev.mien.analyze.FaceAnalyzer#builder} with choices of one's own, {@link dev.mien.analyze.AnalyzerOptions} where the choices are texts,
 * as in a configuration file.
 *
 * <p>Pictures come in, {@link dev.mien.Face faces with key points and expression} go out: of one picture, or of many at once. Uses the
 * vocabulary, {@code dev.mien.image}, {@code dev.mien.model}, {@code dev.mien.detect}, {@code dev.mien.align}, {@code
 * dev.mien.measure} and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.analyze;

import org.jspecify.annotations.NullMarked;
