/**
 * Model files come in, by name and version, and prepared faces; answers go out. Holds the models, swaps them while
 * they work, and puts requests together into batches. Uses the vocabulary and {@code dev.mien.model}.
 */
@NullMarked
package dev.mien.serve.model;

import org.jspecify.annotations.NullMarked;
