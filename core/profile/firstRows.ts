/** The smallest of any number of records, offered in any order. */
export class FirstRows {
  private rows: number[] = [];
  private readonly most: number;
  /** Once the list is full, larger ones need not be looked at. */
  private limit = Number.POSITIVE_INFINITY;

  constructor(most: number) {
    this.most = most;
  }

  offer(record: number): void {
    if (record >= this.limit) return;
    this.rows.push(record);
    if (this.rows.length >= this.most * 2) this.cut();
  }

  /** Only smaller records than one of the list would be kept. */
  get isFull(): boolean {
    return this.rows.length >= this.most;
  }

  shiftRecords(by: number): void {
    this.rows = this.rows.map((record) => record + by);
    this.limit += by;
  }

  /** Ascending, at most as many as asked for. */
  list(): readonly number[] {
    this.cut();
    return [...this.rows];
  }

  private cut(): void {
    this.rows.sort((one, other) => one - other);
    this.rows.length = Math.min(this.rows.length, this.most);
    if (this.rows.length === this.most) this.limit = this.rows[this.most - 1] ?? this.limit;
  }
}
