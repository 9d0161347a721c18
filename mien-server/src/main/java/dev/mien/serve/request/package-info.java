/**
 * Requests of all APIs come in, by REST or gRPC, and are worked for within their limits: places, memory, time, and the
 * pictures that they bring. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model} and {@code
 * dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.request;

import org.jspecify.annotations.NullMarked;
