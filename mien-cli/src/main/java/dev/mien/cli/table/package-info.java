/**
 * Start with {@link dev.mien.cli.table.TableFormat}, which opens a table of any format.
 *
 * <p>In: the rows of any {@code ResultTable}. Out: CSV, JSON or Parquet files that replace older ones only once they are
 * complete, and a table for the terminal. The only package that uses Parquet; uses the vocabulary and
 * {@code dev.mien.result}.
 */
@NullMarked
package dev.mien.cli.table;

import org.jspecify.annotations.NullMarked;
