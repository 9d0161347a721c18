/**
 * A net as data: a small immutable graph of layer records, with shapes, parameters and counts. From one {@link
 * dev.mien.net.Net} come the engine's module (package {@code torch}) and the ONNX file (package {@code export}). Uses
 * of {@code mien-core} the vocabulary and what {@code model} says of a net's input and answers; knows no engine and no file
 * format.
 */
@NullMarked
package dev.mien.net;

import org.jspecify.annotations.NullMarked;
