/**
 * TensorFlow Serving's requests come in and its answers go out, so that its clients need not know whom they ask. Uses
 * the messages of {@code dev.mien.protocol}, {@code dev.mien.model}, and {@code dev.mien.serve.http}, {@code
 * dev.mien.serve.grpc}, {@code dev.mien.serve.request} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.tensorflow;

import org.jspecify.annotations.NullMarked;
