/**
 * Start with {@link dev.mien.spark.MienSpark}. Pictures as rows of a Spark table come in; faces as rows, or the score
 * of a model ({@link dev.mien.spark.MienEvaluation}) go out. The only package that sees Spark. Uses
 * {@code dev.mien.analyze}, {@code dev.mien.result} and what they need, and for evaluation {@code dev.mien.dataset} and
 * {@code dev.mien.evaluate}.
 */
@NullMarked
package dev.mien.spark;

import org.jspecify.annotations.NullMarked;
