import { getSession } from '../../client/session.ts';
import { type RowTrail, setReview, useApp } from '../app/appState.ts';
import { tellTrouble } from '../app/toasts.ts';
import { text } from '../../text/en.ts';

/** Rows of one reason that come with one answer; fewer are the last ones. */
const rowsAtOnce = 1_000;
/** Rows before the end of what is known at which more are asked for. */
const askAhead = 60;
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
export function stepTrail(delta: number): Promise<void> {
  return goToStep((useApp.getState().review?.trail?.position ?? 0) + delta);
}

/** Goes to one of the rows, by its place among them, from 0. */
export async function goToStep(wanted: number): Promise<void> {
  const { review } = useApp.getState();
  const trail = review?.trail ?? null;
  if (review === null || trail === null) return;
  const position = Math.min(trail.numbers.length - 1, Math.max(0, wanted));
  void extendTrail(position);
  const number = trail.numbers[position];
  if (number === undefined) return;
  const { place: _, ...rest } = trail;
  const moved = { ...rest, position };
  setReview(review.fileId, { trail: moved });
  try {
    const row = trail.unit === 'row' ? number : await rowOfRecord(number);
    const place = await placeOf(row);
    const present = useApp.getState().review?.trail;
    // More rows may have come in between.
    if (present?.label === moved.label && present.numbers[present.position] === number)
      setReview(review.fileId, { trail: { ...present, row, ...place } });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Shows the rows among all others, or alone. */
export function setTrailAlone(alone: boolean): void {
  const { review } = useApp.getState();
  if (review?.trail != null) setReview(review.fileId, { trail: { ...review.trail, alone } });
}

/** Only one answer is waited for. */
let extending = false;

/** Asks for more rows of the same reason once the end of the known ones comes near. */
export async function extendTrail(position: number): Promise<void> {
  const { review } = useApp.getState();
  const trail = review?.trail;
  if (review === null || trail?.reason === undefined || extending) return;
  const { numbers, total = 0, reason } = trail;
  if (numbers.length >= total || position < numbers.length - askAhead) return;
  extending = true;
  const { fileId } = review;
  try {
    const after = numbers.at(-1) ?? -1;
    const more = await getSession().client.review.failingRows({ fileId, ...reason, after });
    const present = useApp.getState().review;
    if (present?.fileId !== fileId || present.trail?.numbers !== numbers) return;
    const all = [...numbers, ...more];
    // The draft may have changed since the rows were counted.
    const end = more.length < rowsAtOnce ? all.length : Math.max(total, all.length + 1);
    setReview(fileId, { trail: { ...present.trail, numbers: all, total: end } });
  } catch (cause) {
    tellTrouble(cause);
  } finally {
    extending = false;
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
