/** A database for analysis that takes what runs wrote. */
export interface Warehouse {
  /**
   * Loads Parquet objects into the table of a pack, which is made or widened where it has to be. The same load again
   * (by `loadId`) replaces itself. Values never lose digits: columns that do not fit those of the table are refused.
   * @returns rows that are in the table of this load
   * @throws {AppError} `WAREHOUSE_REFUSED` with what it said; `STORE_UNAVAILABLE`
   */
  load(request: {
    /** Letters, digits and `_.:#-`, at most 128. */
    readonly loadId: string;
    readonly table: string;
    /** Those of the Parquet objects in their order, types as they have them: `VARCHAR`, `DECIMAL(18,2)`, `BIGINT`, ... */
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    /** Keys of Parquet objects in the pipeline's bucket. */
    readonly keys: readonly string[];
  }): Promise<number>;
}
