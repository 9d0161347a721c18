/**
 * Start with {@link dev.mien.cli.predict.PredictCommand}, the command {@code mien predict}.
 *
 * <p>In: pictures, videos, folders and archives of them, cameras, data files. Out: tables of their faces and of the
 * inputs, and pictures, in the order of the inputs. {@code PredictInputs} finds the inputs, {@code PredictRun} passes
 * each to the reader of its kind, and {@code PredictOutput} takes what they find. Uses {@code dev.mien.cli.argument},
 * {@code dev.mien.cli.console}, {@code dev.mien.cli.table}, the video packages, and what analyzes and draws faces; of
 * the training half only {@code dev.mien.dataset} and {@code dev.mien.plot}.
 */
@NullMarked
package dev.mien.cli.predict;

import org.jspecify.annotations.NullMarked;
