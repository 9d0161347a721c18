/**
 * Start with {@link dev.mien.spark.MienSpark}, which finds the faces of the pictures in a table, or
 * {@link dev.mien.spark.MienEvaluation}, which scores a model.
 *
 * <p>In: pictures as rows of a Spark table. Out: faces as rows, or the scores. The only package that sees Spark; uses
 * {@code dev.mien.analyze}, {@code dev.mien.result} and what they need, and for evaluation {@code dev.mien.dataset} and
 * {@code dev.mien.evaluate}.
 */
@NullMarked
package dev.mien.spark;

import org.jspecify.annotations.NullMarked;
