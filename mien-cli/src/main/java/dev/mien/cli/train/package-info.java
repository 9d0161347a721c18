/**
 * Start with {@link dev.mien.cli.train.TrainCommand}; the commands {@code train}, {@code report}, {@code export} and
 * {@code demo} are a class each.
 *
 * <p>In: data files and options. Out: a run directory, the report of a run, and its model as a file of its own. Uses
 * {@code dev.mien.cli.argument}, {@code dev.mien.cli.console}, {@code dev.mien.train}, {@code dev.mien.report},
 * {@code dev.mien.export} and {@code dev.mien.demo}, and what these use.
 */
@NullMarked
package dev.mien.cli.train;

import org.jspecify.annotations.NullMarked;
