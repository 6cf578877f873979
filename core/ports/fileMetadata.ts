/** An item as the CSV ingestion pipeline stores it, whose shape is that of `Summary` without additions. */
export interface FileMetadataItem {
  readonly file_name: string;
  /** ISO 8601 UTC. */
  readonly upload_timestamp: string;
  readonly status: string;
  readonly row_count: number;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly quality_issues: object;
}

/** The table that readers of the CSV ingestion pipeline look into: one item for each file name, that of its latest upload. */
export interface FileMetadataStore {
  /**
   * Puts the item of a file, in place of an earlier one; nothing where that of a later upload is there. What does not fit
   * into an item is left out of it: statistics first, then the schema.
   *
   * @throws {AppError} `STORE_UNAVAILABLE`, `ACCESS_DENIED`
   */
  put(item: FileMetadataItem): Promise<void>;
}
