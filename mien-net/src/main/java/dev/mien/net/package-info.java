/**
 * Start with {@link dev.mien.net.Presets}, which creates nets by name.
 *
 * <p>In: the name of a preset. Out: a {@link dev.mien.net.Net}, an immutable graph of layer records, which the engine
 * (package {@code torch}) computes and the exporter (package {@code export}) writes. Uses of {@code mien-core} the
 * vocabulary and what {@code model} says of a net's input and outputs; knows no engine and no file format.
 */
@NullMarked
package dev.mien.net;

import org.jspecify.annotations.NullMarked;
