/**
 * Start with {@link dev.mien.serve.inference.InferenceRest} and {@link dev.mien.serve.inference.InferenceGrpc}, which
 * serve the Open Inference Protocol, version 2.
 *
 * <p>In: requests over REST and gRPC. Out: their answers. Uses the messages of {@code dev.mien.protocol.inference}, and
 * {@code dev.mien.serve.http}, {@code dev.mien.serve.grpc}, {@code dev.mien.serve.request} and
 * {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.inference;

import org.jspecify.annotations.NullMarked;
