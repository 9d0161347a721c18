/**
 * A model file comes in, key points and class probabilities of face crops go out. The only package that sees ONNX
 * Runtime; it uses the vocabulary and {@code dev.mien.image}.
 */
@NullMarked
package dev.mien.model;

import org.jspecify.annotations.NullMarked;
