/**
 * Text tables as spreadsheets and programs write them come in, rows go out, whatever their encoding, separator and decimal sign.
 * Uses the vocabulary alone.
 */
@NullMarked
package dev.mien.table;

import org.jspecify.annotations.NullMarked;
