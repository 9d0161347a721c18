/**
 * Picture files come in, their faces go out, as JSON, CSV or the annotated picture. Uses {@code dev.mien.analyze} and {@code
 * dev.mien.serve.http}.
 */
@NullMarked
package dev.mien.serve.analyze;

import org.jspecify.annotations.NullMarked;
