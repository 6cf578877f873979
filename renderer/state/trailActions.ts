import { getSession } from '../client/session.ts';
import { type RowTrail, setReview, useApp } from './appState.ts';
import { tellTrouble } from './toasts.ts';
import { text } from '../text/en.ts';

/** Times a record's row is looked for before giving up; blank records between are few. */
const mostLooks = 24;

/** Steps through rows in the preview, from the first of them. */
export function followTrail(trail: Omit<RowTrail, 'position' | 'row'>): void {
  const { review } = useApp.getState();
  if (review === null || trail.numbers.length === 0) return;
  setReview(review.fileId, { panel: 'rows', trail: { ...trail, position: 0, row: null } });
  void stepTrail(0);
}

/** Goes `delta` rows further; it stops at both ends. */
export async function stepTrail(delta: number): Promise<void> {
  const { review } = useApp.getState();
  const trail = review?.trail ?? null;
  if (review === null || trail === null) return;
  const position = Math.min(trail.numbers.length - 1, Math.max(0, trail.position + delta));
  const number = trail.numbers[position];
  if (number === undefined) return;
  const { place: _, ...rest } = trail;
  const moved = { ...rest, position };
  setReview(review.fileId, { trail: moved });
  try {
    const row = trail.unit === 'row' ? number : await rowOfRecord(number);
    const place = await placeOf(row);
    const present = useApp.getState().review?.trail;
    if (present === moved) setReview(review.fileId, { trail: { ...moved, row, ...place } });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export function leaveTrail(): void {
  const { review } = useApp.getState();
  if (review !== null) setReview(review.fileId, { trail: null });
}

/** Where a data row of a workbook stands, as its sheet counts; text has its row numbers. */
async function placeOf(row: number | null): Promise<Pick<RowTrail, 'place'>> {
  const view = useApp.getState().review?.view;
  if (row === null || view?.inspection?.kind !== 'workbook') return {};
  const fileId = view.item.file.id;
  const [found] = await getSession().client.review.rows({ fileId, selection: { first: row, count: 1 } });
  return found === undefined ? {} : { place: text.preview.sheetPlace(found.sheet, found.line) };
}

/**
 * Finds the data row that stands in a record. Records also count blank lines and what is left out, so the answer is
 * approached: each row that is read tells how far off the guess was. The nearest row stands for a record without one.
 */
async function rowOfRecord(record: number): Promise<number | null> {
  const view = useApp.getState().review?.view;
  if (view?.table == null) return null;
  const { dialect, rowCount } = view.table;
  const fileId = view.item.file.id;
  const clamp = (row: number): number => Math.min(rowCount - 1, Math.max(0, row));
  const skippedBefore = dialect.skippedRows.filter(
    (row) => row >= dialect.firstDataRow && row < record,
  ).length;
  // The text of several sheets holds their header once, and of their rows only data and blank ones.
  let guess = clamp(
    view.table.sheets === undefined ? record - dialect.firstDataRow - skippedBefore : record - 1,
  );
  const seen = new Set<number>();
  for (let look = 0; look < mostLooks && !seen.has(guess); look += 1) {
    seen.add(guess);
    const [row] = await getSession().client.review.rows({ fileId, selection: { first: guess, count: 1 } });
    if (row === undefined) break;
    // A row's own record is then that of its sheet.
    const { textRecord = row.record } = row;
    if (textRecord === record) break;
    guess = clamp(guess + (record - textRecord));
  }
  return guess;
}
