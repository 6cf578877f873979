/** A database for analysis that takes what runs wrote. */
export interface Warehouse {
  /**
   * Loads Parquet objects into the table of a pack, which is made or widened where it has to be. The same load again
   * (by `loadId`) replaces itself.
   * @returns rows that are in the table of this load
   * @throws {AppError} `WAREHOUSE_REFUSED` with what it said; `STORE_UNAVAILABLE`
   */
  load(request: {
    readonly loadId: string;
    readonly table: string;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    /** Keys of Parquet objects in the pipeline's bucket. */
    readonly keys: readonly string[];
  }): Promise<number>;
}
