/**
 * Start with {@link dev.mien.draw.AnnotatedPicture}, which draws faces on their picture,
 * {@link dev.mien.draw.FaceGrid}, which draws many faces on one sheet, or {@link dev.mien.draw.Redaction}, which
 * anonymizes them.
 *
 * <p>In: pictures and their faces. Out: pictures. Uses the vocabulary and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.draw;

import org.jspecify.annotations.NullMarked;
