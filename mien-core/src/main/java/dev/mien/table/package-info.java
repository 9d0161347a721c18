/**
 * Start with {@link dev.mien.table.Tables}. Text tables from spreadsheets and programs come in, rows go out, regardless
 * of encoding, separator and decimal sign. Uses the vocabulary alone.
 */
@NullMarked
package dev.mien.table;

import org.jspecify.annotations.NullMarked;
