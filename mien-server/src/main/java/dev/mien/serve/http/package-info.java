/**
 * Start with {@link dev.mien.serve.http.RestRequests}, which answers the requests of all REST APIs.
 *
 * <p>In: HTTP requests. Out: bodies within their limits, and answers. Uses {@code dev.mien.model},
 * {@code dev.mien.serve.model} and {@code dev.mien.serve.request}.
 */
@NullMarked
package dev.mien.serve.http;

import org.jspecify.annotations.NullMarked;
