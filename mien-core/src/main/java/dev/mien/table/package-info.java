/**
 * Start with {@link dev.mien.table.Tables}, which reads text tables of spreadsheets and programs.
 *
 * <p>In: a table in any encoding, with any separator and decimal sign. Out: its rows. Uses the vocabulary only.
 */
@NullMarked
package dev.mien.table;

import org.jspecify.annotations.NullMarked;
