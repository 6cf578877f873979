/** Limits of writing Parquet, each with its unit and the reason for its figure. */
export const parquetOptions = {
  /** Rows of a row group: what DuckDB takes for the best mean of skipping and reading, a multiple of its vectors of 2,048. */
  rowGroupRows: 122_880,
  /** Memory of DuckDB, in MiB; what it needs beyond goes to the scratch folder. */
  memoryMebibytes: 160,
  /** Threads of DuckDB. */
  threads: 2,
  /** Partitions at most: a hundred years of months. A table with more is written as one file, as thousands of small ones help nobody. */
  partitions: 1_200,
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
  /** Bytes of CSV read at a time; DuckDB's own figure of 32 MB only costs memory. At least the longest record. */
  bufferBytes: 4 * 1024 * 1024,
  /** Bytes of a record that is read at the first try, with which the buffers stay small. */
  usualRecordBytes: 1024 * 1024,
  /** The same for a second: four times the longest record of a source, as each of its characters may be a quote, which is written twice, and stand in two fields. */
  longestRecordBytes: 64 * 1024 * 1024,
} as const;
