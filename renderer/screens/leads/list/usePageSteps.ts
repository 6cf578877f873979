import { useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { PageSize } from '../../../state/leads/listPart.ts';
import { type PageStep, pageSteps, type PageWay } from '../../../state/leads/pageSteps.ts';

/** Rows of the list that are seen, both inclusive, from 0. */
export interface SeenRows {
  readonly first: number;
  readonly last: number;
}

/** The ways to other pages, and taking them, by buttons and by keys. */
export function usePageSteps({
  pageRows,
  total,
  size,
  goToRow,
}: {
  /** The page; `null` before anything is drawn. */
  readonly pageRows: SeenRows | null;
  /** `null` before the first answer. */
  readonly total: number | null;
  readonly size: PageSize;
  /** Sets the cursor on a row, which brings it into sight. */
  readonly goToRow: (row: number) => void;
}): {
  readonly steps: readonly PageStep[];
  readonly takeStep: (way: PageWay) => void;
  /** The same, and the same function at every drawing. */
  readonly takeStepNow: (way: PageWay) => void;
} {
  const steps = pageRows === null || total === null ? [] : pageSteps(pageRows, { total, size });
  const takeStep = (way: PageWay): void => {
    const to = steps.find((step) => step.way === way)?.to ?? null;
    if (to === null || pageRows === null || total === null) return;
    // Without pages, its end comes first, so that it fills the window whichever way one comes.
    if (size === null) flushSync(() => goToRow(Math.min(total, to + pageRows.last - pageRows.first + 1) - 1));
    goToRow(to);
  };
  const latest = useRef(takeStep);
  useEffect(() => {
    latest.current = takeStep;
  });
  const takeStepNow = useCallback((way: PageWay) => latest.current(way), []);
  return { steps, takeStep, takeStepNow };
}
