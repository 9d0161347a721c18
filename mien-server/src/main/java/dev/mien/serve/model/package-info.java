/**
 * Start with {@link dev.mien.serve.model.ModelRegistry}, which holds the models of a server and replaces them while
 * they are in use.
 *
 * <p>In: model files by name and version, and faces as input of a model. Out: answers, computed in batches. Uses the
 * vocabulary and {@code dev.mien.model}.
 */
@NullMarked
package dev.mien.serve.model;

import org.jspecify.annotations.NullMarked;
