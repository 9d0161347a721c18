/**
 * The results of the analysis, and the types that all packages share. Start with {@code dev.mien.analyze.FaceAnalyzer},
 * which returns a {@link dev.mien.Face} for each face in a picture; {@link dev.mien.Keypoints} are its points,
 * {@link dev.mien.ExpressionScores} its expression, {@link dev.mien.Measures} its measures. Errors that the user can
 * fix are {@link dev.mien.UserError}s.
 *
 * <p>This vocabulary is used by all other packages and depends on none of them; apart from annotations it needs only
 * the JDK.
 */
@NullMarked
package dev.mien;

import org.jspecify.annotations.NullMarked;
