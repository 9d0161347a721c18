/**
 * Start with {@link dev.mien.report.RunReport} for the report of a run, {@link dev.mien.report.ModelReport} for that of
 * a model, or {@link dev.mien.report.ComparisonReport} to compare models. Runs, models and their scores come in; a
 * folder with a page, its figures and their numbers goes out. Uses all earlier steps; the only package that sees the
 * template engine.
 */
@NullMarked
package dev.mien.report;

import org.jspecify.annotations.NullMarked;
