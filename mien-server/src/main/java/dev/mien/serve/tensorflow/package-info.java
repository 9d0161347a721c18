/**
 * TensorFlow Serving's requests come in and its answers go out, so that its clients need not know whom they ask. Uses
 * {@code dev.mien.serve.http} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.tensorflow;

import org.jspecify.annotations.NullMarked;
