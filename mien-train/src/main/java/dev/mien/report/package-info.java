/**
 * A run, a model and the rows it scored come in; a folder with a page, its figures and the figures' numbers goes out. Uses
 * everything before it; it alone sees the template engine.
 */
@NullMarked
package dev.mien.report;

import org.jspecify.annotations.NullMarked;
