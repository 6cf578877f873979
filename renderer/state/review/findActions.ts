import type { FindQuery, FoundCell } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { troubleOf } from '../../client/trouble.ts';
import { text } from '../../text/en.ts';
import { announce, setReview, useApp } from '../app/appState.ts';
import { nothingFound, setFind, useFind } from './findState.ts';

/** Quiet after the last letter before a search starts, in milliseconds. */
const typingMs = 250;

let running: AbortController | undefined;
let typing: ReturnType<typeof setTimeout> | undefined;

/** Whether there are rows to search. */
export function canFind(): boolean {
  return useApp.getState().review?.view?.proposal != null;
}

/** Opens the bar above the rows, with what was looked for last, or goes to it where it is open. */
export function openFind(): void {
  const { review } = useApp.getState();
  if (review === null || !canFind()) return;
  setReview(review.fileId, { panel: 'rows' });
  const { fileId, query } = useFind.getState();
  if (fileId !== review.fileId) {
    cancelFind();
    setFind({
      fileId: review.fileId,
      query: { ...query, columnIndex: null },
      goneTo: null,
      ...nothingFound,
    });
  }
  setFind({ isOpen: true, asked: useFind.getState().asked + 1 });
  if (query.text !== '' && useFind.getState().phase === 'none') startFind();
}

/** Looks for the cells of a column that hold a value and nothing else, as they are stored. */
export function findValue(columnIndex: number, value: string): void {
  const { review } = useApp.getState();
  if (review === null || value === '' || !canFind()) return;
  setReview(review.fileId, { panel: 'rows' });
  setFind({
    isOpen: true,
    query: { text: value, matchCase: true, wholeCell: true, isPattern: false, columnIndex },
  });
  startFind();
}

/** Closes the bar; what was looked for stays for the next time. */
export function closeFind(): void {
  stopFind();
  setFind({ isOpen: false });
}

/** Changes what is looked for; the search follows when the person pauses. */
export function changeFind(change: Partial<FindQuery>): void {
  cancelFind();
  const query = { ...useFind.getState().query, ...change };
  setFind({ query, ...nothingFound });
  if (query.text === '') return;
  if (change.text === undefined) startFind();
  else typing = setTimeout(startFind, typingMs);
}

/** Searches all rows of the file on the desk; one search at a time. */
export function startFind(): void {
  const { review } = useApp.getState();
  const { query } = useFind.getState();
  cancelFind();
  if (review === null || query.text === '') return;
  setFind({ fileId: review.fileId, ...nothingFound, phase: 'running' });
  const abort = new AbortController();
  running = abort;
  void search(query, abort);
}

async function search(query: FindQuery, { signal }: AbortController): Promise<void> {
  const fileId = useFind.getState().fileId;
  if (fileId === null) return;
  try {
    const events = await getSession().client.review.find({ fileId, query }, { signal });
    for await (const event of events) {
      if (signal.aborted) return;
      if (event.kind === 'done') {
        const { columns, ...found } = event.result;
        take(found);
        setFind({ phase: 'done', progress: null, columns });
        if (found.count === 0) announce(text.find.nothing);
      } else {
        setFind({ progress: event.progress });
        if (event.progress.found !== undefined) take(event.progress.found);
      }
    }
  } catch (cause) {
    if (signal.aborted) return;
    setFind({ phase: 'failed', progress: null, trouble: troubleOf(cause) });
  }
}

/** Adds cells that were found; the first of all is gone to. */
function take(found: {
  readonly cells: readonly FoundCell[];
  readonly count: number;
  readonly columnCount: number;
}): void {
  const { cells } = useFind.getState();
  const { count, columnCount } = found;
  setFind({ count, columnCount, ...(found.cells.length === 0 ? {} : { cells: [...cells, ...found.cells] }) });
  if (cells.length === 0 && found.cells.length > 0) goToFound(0);
}

/** Breaks the search off; what was found so far stays. */
export function stopFind(): void {
  cancelFind();
  if (useFind.getState().phase === 'running') setFind({ phase: 'stopped', progress: null });
}

function cancelFind(): void {
  clearTimeout(typing);
  running?.abort();
  running = undefined;
}

/** Goes to the next match or the one before; behind the last comes the first. */
export function stepFind(delta: 1 | -1): void {
  const { review } = useApp.getState();
  const { query, cells, position, fileId, phase } = useFind.getState();
  if (review === null) return;
  if (query.text === '') return openFind();
  if (fileId !== review.fileId || phase === 'none') {
    setFind({
      isOpen: true,
      ...(fileId === review.fileId ? {} : { query: { ...query, columnIndex: null } }),
    });
    return startFind();
  }
  setFind({ isOpen: true });
  if (cells.length === 0) return;
  const to = (position + delta + cells.length) % cells.length;
  if (position >= 0 && to !== position + delta)
    announce(delta === 1 ? text.find.fromStart : text.find.fromEnd);
  goToFound(to);
}

/** Brings a cell in sight: its row, its column, and the side of the mapping where it can be seen. */
function goToFound(position: number): void {
  const { review } = useApp.getState();
  const cell = useFind.getState().cells[position];
  if (review === null || cell === undefined) return;
  setReview(review.fileId, {
    panel: 'rows',
    cursor: cell.columnIndex,
    ...(review.rowMode === 'target' ? { rowMode: 'both' } : {}),
    // Among the rows of a trail alone it may not be.
    ...(review.trail?.alone === true ? { trail: { ...review.trail, alone: false } } : {}),
  });
  setFind({
    position,
    goneTo: {
      rowIndex: cell.rowIndex,
      steps: (useFind.getState().goneTo?.steps ?? 0) + 1,
      trailRow: review.trail?.row ?? null,
    },
  });
}
