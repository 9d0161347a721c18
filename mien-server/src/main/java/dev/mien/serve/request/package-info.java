/**
 * Start with {@link dev.mien.serve.request.ModelRequests}, which answers requests to a model for all APIs.
 *
 * <p>In: requests over REST or gRPC. Out: the answers of models, within the limits of concurrency, memory, time and
 * pictures. Uses the vocabulary, {@code dev.mien.image}, {@code dev.mien.model} and {@code dev.mien.serve.model}.
 */
@NullMarked
package dev.mien.serve.request;

import org.jspecify.annotations.NullMarked;
