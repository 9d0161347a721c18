/**
 * A net as data: a small immutable graph of layer records, with shapes, parameters and counts. From one {@link
 * dev.mien.net.Net} come the training module (package {@code train}) and the ONNX file (package {@code export}). Uses
 * the vocabulary of {@code mien-core} only; knows no engine and no file format.
 */
@NullMarked
package dev.mien.net;

import org.jspecify.annotations.NullMarked;
