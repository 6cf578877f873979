import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';

/** Cells asked for at once, as rows of the width that the first answer has. */
const cellsAtOnce = 20_000;
const rowsAtOnce = { first: 100, least: 20, most: 200 } as const;
/** Pages kept on each side of what is in sight. */
const pagesAround = 3;
/** Quiet before rows are asked for, in milliseconds: scrolling comes in bursts. */
const settleMs = 60;

export interface OutputPages {
  /** `null` before the first answer. */
  readonly columns: readonly string[] | null;
  readonly rowCount: number;
  readonly rowAt: (rowIndex: number) => readonly string[] | undefined;
  readonly onRange: (first: number, last: number) => void;
  /** Rows from anywhere in it, for copies. */
  readonly fetchRows: (first: number, count: number) => Promise<readonly (readonly string[])[]>;
  readonly trouble: Trouble | null;
  readonly retry: () => void;
}

/** Reads the rows in sight of one of a run's outputs, page by page; a file of any length takes no more room. */
export function useOutputPages(runId: RunId, name: string): OutputPages {
  const [shape, setShape] = useState<{
    readonly columns: readonly string[];
    readonly rowCount: number;
    readonly pageRows: number;
  } | null>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly (readonly string[])[]>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const asked = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sight = useRef({ first: 0, last: 0 });

  const fetchRows = useCallback(
    async (first: number, count: number) =>
      (await getSession().client.runs.rows({ runId, name, selection: { first, count } })).rows,
    [runId, name],
  );
  const open = useCallback(async () => {
    try {
      const selection = { first: 0, count: rowsAtOnce.first };
      const answer = await getSession().client.runs.rows({ runId, name, selection });
      const fitting = Math.floor(cellsAtOnce / Math.max(1, answer.columns.length));
      const pageRows = Math.min(rowsAtOnce.most, Math.max(rowsAtOnce.least, fitting));
      setTrouble(null);
      setShape({ columns: answer.columns, rowCount: answer.rowCount, pageRows });
    } catch (cause) {
      setTrouble(troubleOf(cause));
    }
  }, [runId, name]);

  const fetchSight = useCallback(async () => {
    // The first answer tells the file's shape.
    if (shape === null) return open();
    const { pageRows } = shape;
    const from = Math.floor(sight.current.first / pageRows);
    const to = Math.floor(sight.current.last / pageRows);
    const fetchPage = async (page: number): Promise<void> => {
      asked.current.add(page);
      try {
        const rows = await fetchRows(page * pageRows, pageRows);
        setTrouble(null);
        setPages((present) => {
          const near = [...present].filter(([other]) => Math.abs(other - page) <= pagesAround);
          asked.current = new Set([...near.map(([other]) => other), page]);
          return new Map([...near, [page, rows]]);
        });
      } catch (cause) {
        asked.current.delete(page);
        setTrouble(troubleOf(cause));
      }
    };
    for (let page = from; page <= to; page += 1) if (!asked.current.has(page)) await fetchPage(page);
  }, [fetchRows, shape, open]);

  const schedule = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void fetchSight(), settleMs);
  }, [fetchSight]);

  useEffect(() => {
    schedule();
    return () => clearTimeout(timer.current);
  }, [schedule]);

  return useMemo(
    () => ({
      columns: shape?.columns ?? null,
      rowCount: shape?.rowCount ?? 0,
      rowAt: (rowIndex) =>
        shape === null
          ? undefined
          : pages.get(Math.floor(rowIndex / shape.pageRows))?.[rowIndex % shape.pageRows],
      onRange: (first, last) => {
        sight.current = { first, last };
        schedule();
      },
      fetchRows,
      trouble,
      retry: () => void fetchSight(),
    }),
    [shape, pages, trouble, schedule, fetchSight, fetchRows],
  );
}
