/**
 * Requests of the Open Inference Protocol, version 2, come in and its answers go out, over REST and gRPC. Uses {@code
 * dev.mien.serve.http}, {@code dev.mien.serve.grpc} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.inference;

import org.jspecify.annotations.NullMarked;
