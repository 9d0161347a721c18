/**
 * Start with {@code dev.mien.analyze.FaceAnalyzer}, which returns a {@link dev.mien.Face} for each face in a picture:
 * its {@link dev.mien.Keypoints}, {@link dev.mien.ExpressionScores} and {@link dev.mien.Measures}. Errors that the user
 * can fix are {@link dev.mien.UserError}s.
 *
 * <p>These results of the analysis, and the types that all packages share, are used by all other packages and depend on
 * none of them; apart from annotations they need only the JDK.
 */
@NullMarked
package dev.mien;

import org.jspecify.annotations.NullMarked;
