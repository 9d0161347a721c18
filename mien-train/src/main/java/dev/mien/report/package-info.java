/**
 * Start with {@link dev.mien.report.RunReport} for the report of a run, {@link dev.mien.report.ModelReport} for that of
 * a model, or {@link dev.mien.report.ComparisonReport} to compare models.
 *
 * <p>In: runs, models and their scores. Out: a folder with a page, its figures and their numbers. The only package that
 * sees the template engine; uses all earlier steps.
 */
@NullMarked
package dev.mien.report;

import org.jspecify.annotations.NullMarked;
