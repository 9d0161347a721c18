/**
 * Start with {@link dev.mien.result.ResultWriter}, which writes results as CSV or JSON; the tables define the columns.
 * {@link dev.mien.result.FaceResult Faces} and {@link dev.mien.result.InputResult inputs} come in; tables, CSV and JSON
 * go out, also in the columns of other tools. Uses the vocabulary and {@code dev.mien.measure}.
 */
@NullMarked
package dev.mien.result;

import org.jspecify.annotations.NullMarked;
