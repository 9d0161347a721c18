/**
 * Benchmarks: measures the speed and quality of Mien, and compares it with peers, which run in turn on the same
 * machine. May use everything; nothing uses it.
 */
@NullMarked
package dev.mien.bench;

import org.jspecify.annotations.NullMarked;
