import { contract } from '../../core/contract/contract.ts';
import type { DryRunEvent, InboxEvent, SheetSummary } from '../../core/contract/views.ts';
import { AppError } from '../../core/model/errors.ts';
import { asId } from '../../core/model/ids.ts';
import type { ContractService } from '../../infra/local/router.ts';

/** What a caller's break did to the service. */
export interface Traces {
  /** Resolves when a `dryRun` was told to stop. */
  readonly dryRunStopped: Promise<void>;
  /** Resolves when the search for `sheets` was told to stop. */
  readonly sheetsStopped: Promise<void>;
  /** Resolves when an `inbox.watch` was left. */
  readonly watchLeft: Promise<void>;
}

/** A sheet whose table goes on behind what was looked at. */
export const sheet: SheetSummary = {
  name: 'März',
  hidden: true,
  index: 3,
  tables: [
    {
      range: { top: 2, left: 0, bottom: null, right: 1 },
      headerRows: [2],
      columnNames: ['a', 'b'],
      rowCount: null,
      layout: 0,
    },
  ],
  notes: ['A title'],
  layout: 0,
  problem: null,
};

/** A service with known answers, so that what a transport does to them can be told apart from what the real one does. */
export function scriptedService(): { readonly service: ContractService; readonly traces: Traces } {
  const stopped = latch();
  const left = latch();
  const sheetsStopped = latch();
  const scripted: Readonly<Record<string, object>> = {
    host: {
      info: () =>
        Promise.resolve({
          kind: 'web',
          appVersion: '1.2.3',
          note: 'an "odd" ✓ note',
          packs: [],
          measured: [],
        }),
    },
    inbox: {
      async *watch(_: undefined, signal: AbortSignal): AsyncGenerator<InboxEvent> {
        try {
          yield { kind: 'all', items: [] };
          yield { kind: 'removed', fileId: asId('f1') };
          await aborted(signal);
        } finally {
          left.open();
        }
      },
      submit: () => Promise.reject(new Error('a bug that names cell 4711')),
    },
    review: {
      open: ({ fileId }: { fileId: string }) =>
        Promise.reject(new AppError('NOT_FOUND', `There is no file ${fileId}.`)),
      async sheets({ fileId }: { fileId: string }, signal: AbortSignal): Promise<readonly SheetSummary[]> {
        if (fileId !== 'long') return [sheet];
        await aborted(signal);
        sheetsStopped.open();
        throw new AppError('CANCELLED', 'Looking at the sheets was stopped.');
      },
      async *dryRun({ fileId }: { fileId: string }, signal: AbortSignal): AsyncGenerator<DryRunEvent> {
        if (fileId === 'damaged') throw new AppError('SOURCE_DAMAGED', 'The file ends early.');
        for (let rows = 0; rows < 3; rows++) yield progressAt(rows);
        await aborted(signal);
        stopped.open();
        throw new AppError('CANCELLED', 'The dry run was stopped.');
      },
    },
  };
  const service = Object.fromEntries(
    Object.entries(contract).map(([group, procedures]) => [
      group,
      {
        ...Object.fromEntries(Object.keys(procedures).map((name) => [name, unscripted])),
        ...scripted[group],
      },
    ]),
  );
  return {
    service: service as unknown as ContractService,
    traces: {
      dryRunStopped: stopped.opened,
      sheetsStopped: sheetsStopped.opened,
      watchLeft: left.opened,
    },
  };
}

function unscripted(): Promise<never> {
  return Promise.reject(new Error('No answer was scripted for this.'));
}

function latch(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function progressAt(rows: number): DryRunEvent {
  const progress = { doneBytes: rows, totalBytes: 10, rows, failedRows: 0, remainingMs: null };
  return { kind: 'progress', progress: { phase: 'checking', ...progress } };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
