/** Rows that are all at hand, as a writer takes them. */
export async function* oneBatch<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[], void, undefined> {
  yield rows;
}
