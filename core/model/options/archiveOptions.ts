/** Limits of taking archives apart, each with its unit and the reason for its figure; those of entries and bytes are in `workbookOptions`. */

export const archiveOptions = {
  /** Bytes of a member that are looked at before any of it is written: far more than any signature, and enough to tell text from noise. */
  lookBytes: 64 * 1024,
  /** Characters of a member's name that are shown, its end first; the longest that the common file systems have. */
  nameCharacters: 255,
  /** Members that are named one by one where some are left out. */
  namedLeftOut: 10,
  /** Bytes of a gzip header that are looked at for a name; the longest name and the usual extras. */
  gzipHeaderBytes: 1_024,
} as const;
