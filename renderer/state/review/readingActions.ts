import type { ColumnTypeOverride, Overrides } from '../../../core/contract/views.ts';
import { setReview, useApp } from '../app/appState.ts';
import type { Correction, ReadingState } from '../columns/readingState.ts';
import { correctReading } from './reviewActions.ts';
import { text } from '../../text/en.ts';

/** Corrects a guess about the file's form and reads it again from there; corrections made before stay in force. */
export function overrideGuess(change: Overrides, what: string): Promise<void> {
  return correctReading((before) => {
    const { columnTypes, ...others } = before;
    // Types were said of columns that another delimiter or range does not have.
    const keeps = change.delimiter === undefined && change.range === undefined;
    return { ...(keeps && columnTypes !== undefined ? { columnTypes } : {}), ...others, ...change };
  }, what);
}

/** Takes corrections back, so that these things are guessed again. */
export function guessAgain(names: readonly (keyof Overrides)[], what: string): Promise<void> {
  return correctReading((before) => {
    const kept = Object.entries(before).filter(([name]) => !names.includes(name as keyof Overrides));
    return Object.fromEntries(kept);
  }, what);
}

/** Corrections that mean something for one table only. */
export const saidOfTable = [
  'tableIndex',
  'tablesTogether',
  'tables',
  'range',
  'headerRows',
  'firstDataRow',
  'lastDataRow',
  'keptRows',
  'leftOutRows',
  'columnTypes',
] as const satisfies readonly (keyof Overrides)[];

/** Takes all corrections back. */
export function clearOverrides(): Promise<void> {
  return correctReading(() => ({}), text.reading.everything);
}

/** Goes back to the reading before the last correction. */
export function goBackToReading(): void {
  const last = useApp.getState().review?.reading.past.at(-1);
  if (last !== undefined) void correctReading(() => last.overrides, null);
}

export function hasPastReading(): boolean {
  return (useApp.getState().review?.reading.past.length ?? 0) > 0;
}

/** Opens a form in which something about the form of the file is set, or closes it. */
export function showCorrection(correcting: Correction | null): void {
  setReading({ correcting });
}

/** Opens the list of types for a column, the one under the cursor unless another is named. */
export function showTypes(columnIndex?: number, place: 'table' | 'inspector' = 'table'): void {
  const { review } = useApp.getState();
  const at = columnIndex ?? review?.cursor ?? null;
  if (review === null || at === null || review.rows[at] === undefined) return;
  setReview(review.fileId, {
    cursor: at,
    reading: { ...review.reading, typing: { columnIndex: at, place } },
  });
}

export function hideTypes(): void {
  setReading({ typing: null });
}

/** Says what a column's cells are; `null` lets it be guessed again. */
export function setColumnType(
  columnIndex: number,
  given: Omit<ColumnTypeOverride, 'columnIndex'> | null,
): Promise<void> {
  return correctReading(
    (before) => {
      const { columnTypes = [], ...others } = before;
      const rest = columnTypes.filter((one) => one.columnIndex !== columnIndex);
      const all = given === null ? rest : [...rest, { columnIndex, ...given }];
      return all.length === 0 ? others : { ...others, columnTypes: all };
    },
    text.reading.typeOf(nameOf(columnIndex)),
  );
}

function nameOf(columnIndex: number): string {
  return useApp.getState().review?.rows[columnIndex]?.profile.name ?? '';
}

function setReading(change: Partial<ReadingState>): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { reading: { ...review.reading, ...change } });
}
