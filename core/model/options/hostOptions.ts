/** Limits that hosts keep: the engine process and the web host, each with its unit and the reason for its figure. */

export const engineOptions = {
  /** Resident memory at which the engine process is replaced, in bytes: reliability goal min(1.5 GiB, a quarter of the machine). */
  memoryBytes: 1.5 * 1024 * 1024 * 1024,
  /** Space for new objects in a worker, in MiB. Node's own figure is 48, which a reading fills with garbage before it is looked at: 55 MiB more at the peak, for the same speed (measured on 100 MB: 200 MiB with 48, 145 with 12, 140 with 6). */
  youngMebibytes: 12,
  /** Heap of the thread that reads the second part of a long text, in MiB; it takes some 40. */
  partHeapMebibytes: 256,
  /** A text of fewer bytes is run by one thread; starting others takes as long as a run over some 4 MiB. */
  partedRunBytes: 8 * 1024 * 1024,
  /** A text with a part of more bytes is run in one piece, as a part's outputs are held in memory. */
  largestPartBytes: 32 * 1024 * 1024,
  /** Threads of one run at most; each takes some 60 MiB. */
  runThreads: 4,
  /** Parts under way or waiting to be written, for each thread: one at work, one at hand, one done. */
  partsPerThread: 3,
  /** Wall clock allowed for a job: a base and a share by size. */
  baseMs: 30_000,
  perMebibyteMs: 5_000,
  absoluteMs: 15 * 60_000,
  /** Progress is sent at most this often; the transports have no backpressure. */
  progressMs: 50,
  /** How often the memory of the engine process is looked at; with 25 ms the overshoot was 13 MB over a ceiling of 700 MB (measured). */
  memoryPollMs: 25,
  /** Time that a job has to end by itself when it is stopped; then the whole process is replaced. Ending a thread takes some 6 ms. */
  stopMs: 1_000,
  /** Engine processes that may end under a job before it is given up; a second try tells the guilty one, a third was bad luck. */
  losses: 3,
  /** Opened tables that are kept for paging: an index of some 100 kB each, and the spool of a sheet on the disk. */
  keptTables: 16,
  /** Runs whose rows wait on the disk to be loaded, some 20 MiB each at most; of more they are mapped anew. */
  keptMapped: 16,
  /** Threads for analyses and runs at most; each may take its share of the memory. One core is left to the person. */
  longWorkers: 3,
  /** Threads for first looks and pages of rows, so that these never wait for an analysis. */
  shortWorkers: 2,
  /** Threads that search documents at most; each takes some 100 MiB. */
  scanWorkers: 8,
  /** Space for new objects in such a thread, in MiB: pages are read into many small objects, which 12 MiB would have looked through again and again. */
  scanYoungMebibytes: 48,
  /**
   * How much more than what is in use the heap of such a thread takes before it is looked through, in percent. V8 takes a
   * few MiB more where the heap may grow little, and then looks for what is free in a quarter of the time of a scan.
   */
  scanGrowthPercent: 200,
  /** How many times as long as another job a document may take: a page of text costs far more than its bytes tell. */
  scanPatience: 3,
  /** Heap of such a thread, in MiB: a drawing takes some 40, a page of a million pieces some 300. */
  scanHeapMebibytes: 512,
} as const;

export const webOptions = {
  /** Largest upload of the web host, which has to copy: the streamed size that every limit is planned for. */
  uploadBytes: 2 * 1024 ** 3,
  /** An upload from the same machine that stands still this long was given up, in milliseconds. */
  uploadStallMs: 60_000,
  /** Longest file name of the common file systems, in characters. */
  fileNameLength: 255,
  /** Bytes of all headers of a request; a browser on this host sends below 2 KiB. */
  headerBytes: 16 * 1024,
  /** Bytes of one message of the contract: a bulk edit of 16,384 columns takes some 2 MiB. */
  messageBytes: 8 * 1024 * 1024,
  /** Connections at once; a browser opens 6 and its sockets. */
  connections: 64,
  /** Time for a request's headers to arrive, in milliseconds. */
  headersMs: 10_000,
  /** A socket that does not answer is noticed within two of these, in milliseconds. */
  heartbeatMs: 30_000,
  /** A reader that has left this many bytes waiting is not reading any more. */
  waitingBytes: 64 * 1024 * 1024,
} as const;
