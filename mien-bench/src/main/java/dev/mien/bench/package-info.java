/**
 * Start with the scripts {@code mien-bench/run-*.sh}, each of which says what it measures.
 *
 * <p>In: data files and models. Out: tables of the speed and quality of Mien beside peers, which run in turn on the
 * same machine. Uses everything; nothing uses it.
 */
@NullMarked
package dev.mien.bench;

import org.jspecify.annotations.NullMarked;
