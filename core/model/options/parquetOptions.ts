/** Limits of writing Parquet, each with its unit and the reason for its figure. */
export const parquetOptions = {
  /** Rows of a row group: what DuckDB takes for the best mean of skipping and reading, a multiple of its vectors of 2,048. */
  rowGroupRows: 122_880,
  vectorRows: 2_048,
  /** Bytes of a row group as DuckDB holds it before it is packed; with more columns or longer texts it has fewer rows. 24 MiB are 42,000 rows of 20 columns; with 12 the peak of a run of 1,000,000 is the same. */
  rowGroupBytes: 24 * 1024 * 1024,
  /** Bytes that a cell takes there beside its text. */
  cellBytes: 16,
  /**
   * Memory of DuckDB, in MiB, and what it may take more for each column; what it needs beyond goes to the scratch folder. It
   * sets blocks of 256 KiB aside for a column of texts, and some more for its dictionary, of which mostly little is used:
   * 500 columns with dictionaries failed with 400 and took 270 in fact.
   */
  memoryMebibytes: 80,
  columnMebibytes: 0.5,
  dictionaryMebibytes: 1,
  /** Columns up to which repeated texts are kept once, in a dictionary. */
  dictionaryColumns: 100,
  /** Threads of DuckDB. A second has nothing to do while the CSV is read in order, and took three times the processor's time in waiting (1,000,000 x 20: 8.4 s instead of 2.4, and 40 MiB more). */
  threads: 1,
  /** How often it is looked, while DuckDB is at work, whether the work is to stop, in milliseconds. */
  lookMs: 20,
  /** Partitions at most: twenty years of months. All files are open at once, and thousands of small ones help nobody. */
  partitions: 240,
  /** Bytes read at a time while rows are divided, and bytes of rows held before they are written to their partitions. */
  splitBytes: 1024 * 1024,
  pendingBytes: 8 * 1024 * 1024,
  /** Digits of the whole numbers that always fit BIGINT. */
  bigintDigits: 18,
  /** Digits of the decimal type: the narrow one is kept in eight bytes, the wide one is the widest there is. */
  narrowDigits: 18,
  wideDigits: 38,
  /** Places behind the point at least, so that a column of amounts has the same type in a month of whole ones. */
  leastScale: 2,
  /** Significant digits up to which every decimal comes back from a double as it was (IEEE 754). */
  doubleDigits: 15,
  /** Digits before the point up to which a double holds the size. */
  doubleSize: 300,
  /**
   * Bytes of CSV in one buffer, and of the longest record that can be read so: tried one after the other. DuckDB's own figure is
   * 32 MB, a MiB is as fast. The last is four times the longest record of a source, as each of its characters may be a
   * quote, which is written twice, and stand in two fields.
   */
  recordBytes: [1024 * 1024, 8 * 1024 * 1024, 64 * 1024 * 1024],
} as const;
