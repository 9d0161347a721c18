/**
 * The models of a server. Start with {@link dev.mien.serve.model.ModelRegistry}.
 *
 * <p>In: model files by name and version, and faces as input of a model. Out: answers. Loads models and replaces them
 * while they are in use, and combines requests into batches. Uses the vocabulary and {@code dev.mien.model}.
 */
@NullMarked
package dev.mien.serve.model;

import org.jspecify.annotations.NullMarked;
