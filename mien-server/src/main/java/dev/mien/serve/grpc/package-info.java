/**
 * The parts that all gRPC services of the server share. Start with {@link dev.mien.serve.grpc.Calls}.
 *
 * <p>In: gRPC calls. Out: their answers and statuses. Uses {@code dev.mien.serve.request} and {@code
 * dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.grpc;

import org.jspecify.annotations.NullMarked;
