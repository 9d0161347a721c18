/**
 * Requests of the Open Inference Protocol, version 2, come in and its answers go out, over REST and gRPC. Uses the
 * messages of {@code dev.mien.protocol.inference}, and {@code dev.mien.serve.http}, {@code dev.mien.serve.grpc},
 * {@code dev.mien.serve.request} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.inference;

import org.jspecify.annotations.NullMarked;
