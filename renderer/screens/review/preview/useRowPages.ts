import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppliedRow, FileId } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';

/** Cells asked for at once: a page of 200 rows of a usual table, fewer rows of a very wide one. */
const cellsAtOnce = 20_000;
const rowsAtOnce = { least: 20, most: 200 } as const;
/** Pages kept on each side of what is in sight. */
const pagesAround = 3;
/** Rows beyond what is in sight that are asked for with it. */
const rowsAhead = 60;
/** Time before rows are asked for, in milliseconds: keys and scrolling come in bursts. */
const settleMs = 60;

interface Page {
  readonly revision: number;
  readonly rows: readonly AppliedRow[];
}

export interface RowPagesRequest {
  readonly fileId: FileId;
  /** Rows of another revision stay in sight until the new ones are there. */
  readonly revision: number;
  readonly columnCount: number;
  /** False before there is a mapping to apply: the raw rows are asked for. */
  readonly applied: boolean;
  /** Data rows to list, by number; `null` for all. A longer list goes on where this one ends. */
  readonly only: readonly number[] | null;
  /** Another text for another list. */
  readonly listName: string;
}

export interface RowPages {
  readonly rowAt: (rowIndex: number) => AppliedRow | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly trouble: Trouble | null;
  readonly retry: () => void;
  /** Rows from anywhere in the file, at most 1,000 at once; none of them is kept. */
  readonly fetchRows: (first: number, count: number) => Promise<readonly AppliedRow[]>;
}

/** Fetches the rows that are in sight, page by page, and keeps a few around them. */
export function useRowPages(request: RowPagesRequest): RowPages {
  const { fileId, revision, columnCount, applied, only, listName } = request;
  const pageRows = rowsPerPage(columnCount);
  const pages = useRef(new Map<number, Page>());
  const asked = useRef(new Set<string>());
  const sight = useRef({ first: 0, last: 0 });
  const [version, setVersion] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const latest = useRef(revision);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const fetchRows = useCallback(
    async (first: number, count: number): Promise<readonly AppliedRow[]> => {
      const selection = only === null ? { first, count } : { rows: only.slice(first, first + count) };
      const { review } = getSession().client;
      if (applied) return review.preview({ fileId, selection });
      return (await review.rows({ fileId, selection })).map(unapplied);
    },
    [fileId, applied, only],
  );
  const fetchPage = useCallback(
    async (page: number) => {
      const first = page * pageRows;
      const numbers = only?.slice(first, first + pageRows);
      const list = numbers === undefined ? '' : `${String(numbers[0])}+${String(numbers.length)}`;
      const key = `${String(page)}@${String(revision)} ${list}`;
      const known = pages.current.get(page);
      if (asked.current.has(key)) return;
      if (known?.revision === revision && known.rows.length >= (numbers?.length ?? 0)) return;
      asked.current.add(key);
      try {
        const rows = await fetchRows(first, pageRows);
        const present = pages.current.get(page);
        if (present === undefined || present.revision <= revision)
          pages.current.set(page, { revision, rows });
        if (latest.current === revision) setTrouble(null);
      } catch (cause) {
        // What failed for a draft that has changed since is asked for anew anyway.
        if (latest.current === revision) setTrouble(troubleOf(cause));
      } finally {
        asked.current.delete(key);
        setVersion((count) => count + 1);
      }
    },
    [fetchRows, revision, pageRows, only],
  );

  const fetchSight = useCallback(() => {
    const from = Math.floor(Math.max(0, sight.current.first - rowsAhead) / pageRows);
    const to = Math.floor((sight.current.last + rowsAhead) / pageRows);
    for (let page = from; page <= to; page += 1) void fetchPage(page);
    for (const page of pages.current.keys()) {
      if (page < from - pagesAround || page > to + pagesAround) pages.current.delete(page);
    }
  }, [fetchPage, pageRows]);

  const schedule = useCallback(() => {
    if (timer.current !== undefined) return;
    const wait = (from: number): void => {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        const { first } = sight.current;
        // Rows that fly by are gone before they could be there; those of a steady scroll are asked for on the way.
        if (Math.abs(first - from) > pageRows) wait(first);
        else fetchSight();
      }, settleMs);
    };
    wait(sight.current.first);
  }, [fetchSight, pageRows]);

  useEffect(() => {
    latest.current = revision;
  }, [revision]);
  useEffect(() => {
    pages.current.clear();
  }, [fileId, columnCount, listName]);
  useEffect(() => {
    schedule();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [schedule]);

  return useMemo(
    () => ({
      rowAt: (rowIndex) => pages.current.get(Math.floor(rowIndex / pageRows))?.rows[rowIndex % pageRows],
      onRange: (first, last) => {
        sight.current = { first, last };
        schedule();
      },
      trouble,
      retry: fetchSight,
      fetchRows,
    }),
    // `version` counts arrivals: with each the answers of `rowAt` are new.
    // oxlint-disable-next-line react/exhaustive-deps
    [pageRows, schedule, fetchSight, fetchRows, trouble, version],
  );
}

/** Rows of a page for a table of so many columns. */
export function rowsPerPage(columnCount: number): number {
  const fitting = Math.floor(cellsAtOnce / Math.max(1, columnCount));
  return Math.min(rowsAtOnce.most, Math.max(rowsAtOnce.least, fitting));
}

function unapplied(source: AppliedRow['source']): AppliedRow {
  return { source, values: [], problems: [] };
}
