/**
 * What faces are made of, and where a reader begins: {@code dev.mien.analyze.FaceAnalyzer} makes a {@link dev.mien.Face} of each face in a
 * picture; {@link dev.mien.Keypoints} has its points, {@link dev.mien.ExpressionScores} its expression, {@link dev.mien.Measures} what was
 * measured on it. What the user can mend is a {@link dev.mien.UserError}.
 *
 * <p>The vocabulary: a {@link dev.mien.Face} with its {@link dev.mien.Box}, {@link dev.mien.Keypoints} and {@link
 * dev.mien.Expression}. Nothing comes in, everybody uses it; it depends on the JDK only, but for annotations.
 */
@NullMarked
package dev.mien;

import org.jspecify.annotations.NullMarked;
