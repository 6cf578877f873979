/** Thresholds and limits, each with its unit and the reason for its figure. Stages take them as options; nothing stands in the middle of a function. */

export const inspectOptions = {
  /** Bytes of the head that guesses rest on before the whole file was seen. 256 KiB holds some thousand rows and reads in a millisecond. */
  headBytes: 256 * 1024,
  /** Records shown for choosing the header row. */
  headRecords: 50,
} as const;

export const parseOptions = {
  /** Bytes read and cut at a time. One MiB keeps cells in the cache and calls few (measured: flat from 256 KiB to 4 MiB). */
  chunkBytes: 1024 * 1024,
  /** A quoted cell longer than this, or over more lines, is an unterminated quote; the parser re-synchronises behind the quote. */
  quotedCellBytes: 1024 * 1024,
  quotedCellLines: 10_000,
  /** A record longer than this is no table row. Widest real rows seen hold 16,384 cells of some hundred bytes. */
  recordBytes: 16 * 1024 * 1024,
  /** Excel's own limit. */
  columns: 16_384,
} as const;

export const profileOptions = {
  /** Distinct values counted exactly up to here, per column; then HyperLogLog. 100,000 short strings take some 10 MB. */
  exactDistinct: 10_000,
  topValues: 10,
  histogramBins: 14,
  examples: 8,
  anomalies: 20,
  issueRows: 1_000,
} as const;

export const engineOptions = {
  /** Resident memory at which the engine process is replaced, in bytes: reliability goal min(1.5 GiB, a quarter of the machine). */
  memoryBytes: 1.5 * 1024 * 1024 * 1024,
  /** Wall clock allowed for a job: a base and a share by size. */
  baseMs: 30_000,
  perMebibyteMs: 5_000,
  absoluteMs: 15 * 60_000,
  /** Progress is sent at most this often; the transports have no backpressure. */
  progressMs: 50,
} as const;

export const draftOptions = {
  /** Bulk accept takes proposals at or above this confidence unless the person set another. */
  acceptThreshold: 0.9,
} as const;
