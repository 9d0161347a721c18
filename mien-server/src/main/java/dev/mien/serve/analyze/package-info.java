/**
 * Start with {@link dev.mien.serve.analyze.AnalyzeService}, which analyzes whole pictures over HTTP.
 *
 * <p>In: picture files. Out: their faces as JSON, CSV or the annotated picture. Uses {@code dev.mien.analyze},
 * {@code dev.mien.draw}, {@code dev.mien.result}, {@code dev.mien.image}, {@code dev.mien.serve.http},
 * {@code dev.mien.serve.request} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.analyze;

import org.jspecify.annotations.NullMarked;
