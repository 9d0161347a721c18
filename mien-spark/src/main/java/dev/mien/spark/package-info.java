/**
 * Pictures as rows of a Spark table come in, {@link dev.mien.spark.MienSpark faces as rows} go out, or what a model scores.
 * The only package that sees Spark. Uses {@code dev.mien.analyze}, {@code dev.mien.result} and what they need, and of the other half {@code
 * dev.mien.dataset} and {@code dev.mien.evaluate}.
 */
@NullMarked
package dev.mien.spark;

import org.jspecify.annotations.NullMarked;
