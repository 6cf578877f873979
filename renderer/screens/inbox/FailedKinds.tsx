import { useMemo } from 'react';
import type { ErrorView, FileId, InboxItem } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/app/appState.ts';
import { retryFile } from '../../state/inbox/inboxActions.ts';
import { useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { removeFiles } from '../../state/inbox/removedFiles.ts';
import { text } from '../../text/en.ts';

/** Failures of one kind are told once, with the remedy and one action for all of them; shown where only failures are listed. */
export function FailedKinds() {
  const items = useApp((state) => state.inbox);
  const isOn = useInboxDesk((state) => state.filter === 'failed');
  const kinds = useMemo(() => (isOn ? failedKinds(items ?? []) : []), [isOn, items]);
  if (kinds.length === 0) return null;
  return (
    <ul className="max-h-40 shrink-0 overflow-auto border-b border-line bg-app">
      {kinds.map(({ error, fileIds }) => (
        <li key={error.code} className="flex items-center gap-3 px-4 py-1">
          <span className="shrink-0 font-medium text-bad">{text.inbox.failedKind(fileIds.length)}</span>
          <span className="min-w-0 truncate text-ink-2" title={error.remedy}>
            {error.remedy}
          </span>
          <span className="ml-auto">
            {error.retryable ? (
              <Button onClick={() => fileIds.forEach(retryFile)}>{text.inbox.tryAll}</Button>
            ) : (
              <Button onClick={() => void removeFiles(fileIds)}>{text.inbox.removeAll}</Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FailedKind {
  readonly error: ErrorView;
  readonly fileIds: readonly FileId[];
}

function failedKinds(items: readonly InboxItem[]): readonly FailedKind[] {
  const kinds = new Map<string, { readonly error: ErrorView; readonly fileIds: FileId[] }>();
  for (const { file } of items) {
    if (file.state !== 'failed' || file.error === null) continue;
    const kind = kinds.get(file.error.code) ?? { error: file.error, fileIds: [] };
    kind.fileIds.push(file.id);
    kinds.set(file.error.code, kind);
  }
  return [...kinds.values()]
    .filter(({ fileIds }) => fileIds.length > 1)
    .toSorted((a, b) => b.fileIds.length - a.fileIds.length);
}
