/**
 * Calls come in as gRPC and their answers go out: what all gRPC services of the server share. Uses {@code
 * dev.mien.serve.request} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.grpc;

import org.jspecify.annotations.NullMarked;
