/**
 * Start with {@link dev.mien.serve.tensorflow.TensorFlowRest} and {@link dev.mien.serve.tensorflow.PredictionService},
 * which serve TensorFlow Serving's APIs, so that its clients work unchanged.
 *
 * <p>In: requests over REST and gRPC. Out: their answers. Uses the messages of {@code dev.mien.protocol},
 * {@code dev.mien.model}, and {@code dev.mien.serve.http}, {@code dev.mien.serve.grpc}, {@code dev.mien.serve.request}
 * and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.tensorflow;

import org.jspecify.annotations.NullMarked;
