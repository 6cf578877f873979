import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../state/app/appState.ts';
import { tell, tellTrouble } from '../../state/app/toasts.ts';
import { gridWords } from '../../text/gridWords.ts';
import { type CellRange, cellCount } from './cellRange.ts';
import { type ClipboardTexts, clipboardTexts, writeClipboard } from './clipboard.ts';
import type { CopiedCells, CopyForm } from './copiedText.ts';
import { cellsAtHand, gatherCells, type GatherSource, mostCopiedCells } from './gatherCells.ts';
import type { GridColumn } from './gridColumn.ts';

/** Cells that are written within the copy event itself; more take longer than a key may. */
const mostAtOnce = 100_000;

export interface GridCopyRequest<Row> {
  readonly shown: readonly GridColumn<Row>[];
  readonly rowAt: (rowIndex: number) => Row | undefined;
  readonly fetchRows:
    | ((first: number, count: number, signal: AbortSignal) => Promise<readonly Row[]>)
    | undefined;
}

export interface GridCopy {
  /** 0 to 1 of the rows of a copy under way; `null` while there is none. */
  readonly share: number | null;
  /** Copies a range, within a copy event where there is one. */
  readonly copy: (range: CellRange, form: CopyForm, into?: DataTransfer) => void;
  readonly cancel: () => void;
}

/** Copies ranges of any size: at once what is at hand, page by page what is not. */
export function useGridCopy<Row>({ shown, rowAt, fetchRows }: GridCopyRequest<Row>): GridCopy {
  const [share, setShare] = useState<number | null>(null);
  const job = useRef<AbortController | null>(null);
  const cancel = useCallback(() => job.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const copy = useCallback(
    (range: CellRange, form: CopyForm, into?: DataTransfer) => {
      job.current?.abort();
      const source: GatherSource<Row> = { columns: columnsOf(shown, range), rowAt, fetchRows };
      const count = cellCount({ ...range, left: 1, right: source.columns.length });
      if (count === 0) return tell(gridWords.copy.nothing);
      if (count > mostCopiedCells) return tell(gridWords.copy.tooMany(count, mostCopiedCells));
      const atHand = cellsAtHand(source, range, mostAtOnce);
      if (atHand !== null) return finish(atHand, form, into);
      const controller = new AbortController();
      job.current = controller;
      const { signal } = controller;
      setShare(0);
      void gatherCells(source, range, { signal, onProgress: setShare })
        .then((cells) => finish(cells, form))
        .catch((cause: unknown) => {
          if (signal.aborted) announce(gridWords.copy.cancelled);
          else tellTrouble(cause);
        })
        .finally(() => {
          if (job.current !== controller) return;
          job.current = null;
          setShare(null);
        });
    },
    [shown, rowAt, fetchRows],
  );
  return { share, copy, cancel };
}

function columnsOf<Row>(
  shown: readonly GridColumn<Row>[],
  { left, right }: CellRange,
): GatherSource<Row>['columns'] {
  return shown
    .slice(left, right + 1)
    .flatMap(({ header, copyName = header, textOf }) =>
      textOf === undefined ? [] : [{ name: copyName, textOf }],
    );
}

function finish(cells: CopiedCells, form: CopyForm, into?: DataTransfer): void {
  const words = gridWords.copy.done(cells.rows.length, cells.names.length);
  const texts = clipboardTexts(cells, form);
  if (into === undefined) {
    void put(texts, words);
    return;
  }
  for (const [type, text] of texts) into.setData(type, text);
  announce(words);
}

/** A window that is not in front may not write; what was gathered waits until the person is back. */
async function put(texts: ClipboardTexts, words: string): Promise<void> {
  try {
    await writeClipboard(texts);
    tell(words);
  } catch {
    tell(gridWords.copy.ready, { label: gridWords.copy.now, onClick: () => void put(texts, words) });
  }
}
