/**
 * {@link dev.mien.draw.AnnotatedPicture Pictures with their faces drawn in}, grids of faces, and faces made unknowable. Uses the
 * vocabulary and {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.draw;

import org.jspecify.annotations.NullMarked;
