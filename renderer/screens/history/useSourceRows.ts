import type { Run } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { showSourceRows } from '../../state/history/sourceRows.ts';
import { findingWords } from '../../text/findingWords.ts';

/** The way from a run to rows of its source, and why there may be none. */
export function useSourceRows(run: Run): {
  readonly show: (rows: readonly number[], label: string) => void;
  readonly blocked: string | undefined;
} {
  const isThere = useApp((state) => state.inbox?.some((item) => item.file.id === run.fileId) ?? false);
  return {
    show: (rows, label) => showSourceRows(run.fileId, rows, label),
    blocked: isThere ? undefined : findingWords.fileGone,
  };
}
