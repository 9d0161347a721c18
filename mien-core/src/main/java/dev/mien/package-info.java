/**
 * Start with {@code dev.mien.analyze.FaceAnalyzer}, which returns a {@link dev.mien.Face} for each face in a picture:
 * its {@link dev.mien.Keypoints}, {@link dev.mien.ExpressionScores} and {@link dev.mien.Measures}. Errors that the user
 * can fix are {@link dev.mien.UserError}s.
 *
 * <p>These results of the analysis are used by all other packages and depend on none of them; apart from annotations they
 * need only the JDK. So are the tools that all packages share: for files ({@link dev.mien.WholeFile},
 * {@link dev.mien.FileTree}, {@link dev.mien.ZipArchive}), for resources and threads ({@link dev.mien.Closer},
 * {@link dev.mien.Ahead}), and for messages ({@link dev.mien.Amount}, {@link dev.mien.Decimal},
 * {@link dev.mien.Printable}).
 */
@NullMarked
package dev.mien;

import org.jspecify.annotations.NullMarked;
