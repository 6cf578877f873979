import { type Trouble, troubleOf } from '../../client/trouble.ts';

/** Rows fetched at once, and pages kept on each side of what is in sight. */
const pageRows = 100;
const pagesAround = 4;
/** Pages asked for at a time by what comes into sight: who scrolls fast has passed those between when they come. */
const pagesAtOnce = 2;
/** Between two looks at a list that grows, in milliseconds. */
const lookMs = 200;

/** Asks for some rows of a list; `total` is the length of the whole. */
export type FetchRows<Row> = (
  from: number,
  count: number,
) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>;

/** What is known of a list at a moment. */
export interface ListState<Row> {
  /** `null` before the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  readonly trouble: Trouble | null;
}

/**
 * A long list of the host of which only the pages in sight are here, and which changes while it is looked at. Rows in
 * sight are replaced in place; nothing is ever moved or emptied by a look.
 */
export class LiveList<Row> {
  private state: ListState<Row> = { total: null, pages: new Map(), trouble: null };
  private readonly listeners = new Set<() => void>();
  private sight = { first: 0, last: 0 };
  private looking: Promise<void> | null = null;
  private isStale = false;
  private isClosed = false;
  private readonly fetching = new Set<number>();
  private readonly fetchRows: FetchRows<Row>;
  /** Rows are only ever added, so that a whole page stays as it is. */
  private readonly grows: boolean;

  constructor(fetchRows: FetchRows<Row>, grows: boolean) {
    this.fetchRows = fetchRows;
    this.grows = grows;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.isClosed = false;
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      this.isClosed = this.listeners.size === 0;
    };
  };

  readonly now = (): ListState<Row> => this.state;

  readonly rowAt = (index: number): Row | undefined =>
    this.state.pages.get(Math.floor(index / pageRows))?.[index % pageRows];

  /** Tells which rows are in sight, and fetches those that are not there. */
  readonly show = (first: number, last: number): void => {
    this.sight = { first, last };
    if (this.state.total !== null) this.fetchSight();
  };

  /** Rows from anywhere in the list. */
  readonly rowsFrom = async (first: number, count: number): Promise<readonly Row[]> =>
    (await this.fetchRows(first, count)).rows;

  /** Looks anew; while a look is under way, once more after it. */
  readonly look = (): void => {
    this.isStale = true;
    this.looking ??= this.lookOn();
  };

  private async lookOn(): Promise<void> {
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      try {
        const { total } = this.state;
        const known = this.pagesInSight().filter(
          (page) => !this.grows || (this.state.pages.get(page)?.length ?? 0) < pageRows,
        );
        // The length alone is wanted where everything in sight stands.
        if (total !== null && known.length === 0) this.takeTotal((await this.fetchRows(total, 1)).total);
        for (const page of known) await this.fetchPage(page, true);
        if (total === null && known.length === 0) await this.fetchPage(0, true);
      } catch (cause) {
        this.fail(cause);
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    this.looking = null;
  }

  /** Of what is in sight when there is room for another question. */
  private fetchSight(): void {
    for (const page of this.pagesInSight()) {
      if (this.fetching.size >= pagesAtOnce) return;
      if (this.state.pages.has(page) || this.fetching.has(page)) continue;
      this.fetchPage(page).then(
        () => this.fetchSight(),
        (cause: unknown) => this.fail(cause),
      );
    }
  }

  private pagesInSight(): readonly number[] {
    const { first, last } = this.sight;
    const end = this.state.total === null ? last : Math.min(last, Math.max(0, this.state.total - 1));
    const pages: number[] = [];
    for (let page = Math.floor(first / pageRows); page <= Math.floor(end / pageRows); page += 1)
      pages.push(page);
    return pages;
  }

  private async fetchPage(page: number, anew = false): Promise<void> {
    if (this.fetching.has(page) && !anew) return;
    this.fetching.add(page);
    try {
      const { total, rows } = await this.fetchRows(page * pageRows, pageRows);
      const near = [...this.state.pages].filter(([other]) => Math.abs(other - page) <= pagesAround);
      const known = kept(this.state.pages.get(page), rows);
      this.set({ total, pages: new Map([...near, [page, known]]), trouble: null });
    } finally {
      this.fetching.delete(page);
    }
  }

  private takeTotal(total: number): void {
    if (total !== this.state.total || this.state.trouble !== null)
      this.set({ ...this.state, total, trouble: null });
  }

  private fail(cause: unknown): void {
    this.set({ ...this.state, trouble: troubleOf(cause) });
  }

  private set(state: ListState<Row>): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** Rows that are as they were stay the same objects, so that nothing is drawn anew for them. */
function kept<Row>(before: readonly Row[] | undefined, rows: readonly Row[]): readonly Row[] {
  if (before === undefined) return rows;
  return rows.map((row, at) => {
    const known = before[at];
    return known !== undefined && JSON.stringify(known) === JSON.stringify(row) ? known : row;
  });
}
