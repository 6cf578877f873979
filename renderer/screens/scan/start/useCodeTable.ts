import { useCallback, useState } from 'react';
import { type Trouble, troubleOf } from '../../../client/trouble.ts';
import { adoptTable, type CodeTable, readColumn } from '../../../state/scan/takeFiles.ts';
import type { FileId } from '../../../../core/contract/views.ts';

export type OpenTable =
  | { readonly kind: 'reading'; readonly name: string }
  /** `isReading`: the texts of the column are on their way. */
  | { readonly kind: 'open'; readonly table: CodeTable; readonly isReading: boolean }
  | { readonly kind: 'failed'; readonly name: string; readonly trouble: Trouble };

/** A table whose column of codes is being chosen. */
export interface CodeTableState {
  readonly state: OpenTable | null;
  /** Takes a file of this machine. */
  readonly open: (file: File) => void;
  /** Takes another column, or a file of the Inbox. */
  readonly read: (of: { readonly fileId: FileId; readonly name: string }, column: number) => void;
  readonly close: () => void;
}

export function useCodeTable(): CodeTableState {
  const [state, setState] = useState<OpenTable | null>(null);
  const follow = useCallback(async (name: string, asked: Promise<CodeTable>) => {
    try {
      const table = await asked;
      // A later choice of a column is not taken back by an earlier answer.
      setState((now) =>
        now === null || (now.kind === 'open' && now.table.column !== table.column)
          ? now
          : { kind: 'open', table, isReading: false },
      );
    } catch (cause) {
      const trouble = troubleOf(cause);
      setState((now) => (now === null ? null : { kind: 'failed', name, trouble }));
    }
  }, []);
  const open = useCallback(
    (file: File) => {
      setState({ kind: 'reading', name: file.name });
      void follow(file.name, adoptTable(file));
    },
    [follow],
  );
  const read = useCallback(
    ({ fileId, name }: { readonly fileId: FileId; readonly name: string }, column: number) => {
      setState((now) =>
        now?.kind === 'open'
          ? { kind: 'open', table: { ...now.table, column, texts: [] }, isReading: true }
          : now,
      );
      void follow(name, readColumn({ fileId, name }, column));
    },
    [follow],
  );
  const close = useCallback(() => setState(null), []);
  return { state, open, read, close };
}
