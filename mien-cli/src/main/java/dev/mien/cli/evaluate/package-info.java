/**
 * Start with {@link dev.mien.cli.evaluate.EvaluateCommand}; the commands {@code data}, {@code evaluate},
 * {@code evaluate-detector} and {@code verify} are a class each.
 *
 * <p>In: data files and models. Out: what is in the data, and how good the models are at it, as text, JSON and pages. Uses
 * {@code dev.mien.cli.argument}, {@code dev.mien.cli.console}, {@code dev.mien.dataset}, {@code dev.mien.evaluate} and
 * {@code dev.mien.report}, the run directories of {@code dev.mien.train.run}, and {@code dev.mien.train}.
 */
@NullMarked
package dev.mien.cli.evaluate;

import org.jspecify.annotations.NullMarked;
