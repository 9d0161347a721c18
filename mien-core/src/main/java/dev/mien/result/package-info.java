/**
 * Start with {@link dev.mien.result.ResultWriter}, which writes results as CSV or JSON; the tables define the columns.
 *
 * <p>In: {@link dev.mien.result.FaceResult faces} and {@link dev.mien.result.InputResult inputs}. Out: tables, CSV and
 * JSON, also in the columns of other tools. Uses the vocabulary and {@code dev.mien.measure}.
 */
@NullMarked
package dev.mien.result;

import org.jspecify.annotations.NullMarked;
