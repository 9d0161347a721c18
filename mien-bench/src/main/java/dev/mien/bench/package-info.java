/**
 * Nothing comes in but a machine, figures go out: how fast Mien reads and trains, beside peers that are run in turn with
 * it. May use everything; nothing uses it.
 */
@NullMarked
package dev.mien.bench;

import org.jspecify.annotations.NullMarked;
