/**
 * Start with {@link dev.mien.serve.grpc.Calls}, which answers the calls of all gRPC services.
 *
 * <p>In: gRPC calls. Out: their answers and statuses. Uses {@code dev.mien.serve.request} and
 * {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.grpc;

import org.jspecify.annotations.NullMarked;
