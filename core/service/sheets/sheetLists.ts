import type { Overrides } from '../../model/dialect.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { SheetSummary } from '../../model/sheet.ts';
import type { Engine } from '../../ports/engine.ts';

/** What the sheets of workbooks hold, found once for a file and a way of reading it. */
export interface SheetLists {
  /** Whoever breaks off is told at once; the work ends when the last one who waits for it has. */
  get(
    file: { readonly fileId: FileId; readonly overrides: Overrides },
    signal?: AbortSignal,
  ): Promise<readonly SheetSummary[]>;
  forget(fileId: FileId): void;
}

interface Entry {
  readonly key: string;
  readonly sheets: Promise<readonly SheetSummary[]>;
  readonly controller: AbortController;
  waiting: number;
  isDone: boolean;
}

/** Files kept; the summaries of 500 sheets take about a megabyte. */
const keptFiles = 16;

export function createSheetLists(engine: Pick<Engine, 'sheets'>): SheetLists {
  const entries = new Map<FileId, Entry>();

  const drop = (fileId: FileId, entry: Entry | undefined): void => {
    if (entry === undefined) return;
    if (entries.get(fileId) === entry) entries.delete(fileId);
    if (!entry.isDone) entry.controller.abort();
  };

  const start = (fileId: FileId, overrides: Overrides, key: string): Entry => {
    const controller = new AbortController();
    const sheets = engine.sheets({ fileId, overrides }, { signal: controller.signal }).finally(() => {
      entry.isDone = true;
    });
    const entry: Entry = { key, sheets, controller, waiting: 0, isDone: false };
    // A failure is told to whoever asked and not kept: the next asker may have more luck.
    sheets.catch(() => drop(fileId, entry));
    entries.set(fileId, entry);
    for (const [oldest, present] of entries) {
      if (entries.size <= keptFiles) break;
      if (present.isDone) drop(oldest, present);
    }
    return entry;
  };

  return {
    async get({ fileId, overrides }, signal) {
      const key = keyOf(overrides);
      let entry = entries.get(fileId);
      if (entry?.key !== key) {
        // Asked for another reading of the file: nobody can want the former one any more.
        drop(fileId, entry);
        entry = start(fileId, overrides, key);
      }
      // Moved to the end, so that the map stands in the order of use.
      entries.delete(fileId);
      entries.set(fileId, entry);
      if (signal === undefined) return await follow(entry, entry.sheets);
      return await follow(entry, Promise.race([entry.sheets, broken(signal)]));
    },
    forget: (fileId) => drop(fileId, entries.get(fileId)),
  };

  async function follow<Answer>(entry: Entry, answer: Promise<Answer>): Promise<Answer> {
    entry.waiting += 1;
    try {
      return await answer;
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0 && !entry.isDone) {
        for (const [fileId, present] of entries) if (present === entry) entries.delete(fileId);
        entry.controller.abort();
      }
    }
  }
}

/** Corrections that have no say in what the sheets hold are left out. */
function keyOf(overrides: Overrides): string {
  return JSON.stringify({ ...overrides, columnTypes: undefined, sheetsTogether: undefined });
}

function broken(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new AppError('CANCELLED', 'Looking at the sheets was stopped.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
