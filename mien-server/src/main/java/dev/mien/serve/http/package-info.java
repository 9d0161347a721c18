/**
 * Requests come in as HTTP, bodies within their limits and answers go out: what all REST APIs of the server share.
 * Uses {@code dev.mien.model}, {@code dev.mien.serve.model} and {@code dev.mien.serve.request}.
 */
@NullMarked
package dev.mien.serve.http;

import org.jspecify.annotations.NullMarked;
