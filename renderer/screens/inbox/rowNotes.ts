import { useMemo } from 'react';
import type { FileId, InboxItem } from '../../../core/contract/views.ts';
import { useApp } from '../../state/app/appState.ts';
import { changeKinds } from '../../state/review/changeActions.ts';
import { alikeCounts, sameFiles } from '../../state/inbox/sameFiles.ts';
import { text } from '../../text/en.ts';
import { formatDate, formatTime } from '../../text/format.ts';

/** What is to be known of a file beside its state, most important first; `[]` for most. */
export function useNotes(item: InboxItem): readonly string[] {
  const items = useApp((state) => state.inbox);
  const isRun = useApp((state) => state.settings?.runKnownLayouts ?? true);
  const { file, drift, layout, compared, draftSavedAt } = item;
  const same = sameOf(items ?? noItems, file.id);
  const alike =
    layout === null || file.state !== 'review' ? undefined : facts(items ?? noItems).alike.get(layout);
  return useMemo(() => {
    const changes = file.state === 'review' ? (drift?.changes.length ?? 0) : 0;
    return [
      ...(same === undefined ? [] : [text.inbox.doubled(same.file.name, formatTime(same.file.addedAt))]),
      ...(drift === null || changes === 0
        ? []
        : [
            changeKinds(drift)
              .map(([kind, count]) => text.drift.kindCount(kind, count))
              .join(', '),
          ]),
      ...(drift !== null && changes === 0 && file.state === 'review'
        ? [
            compared === undefined
              ? text.inbox.known(drift.same)
              : text.inbox.sameAs(formatDate(compared.approvedAt), compared.approvedBy),
          ]
        : []),
      ...(draftSavedAt === null ? [] : [text.inbox.draft(formatTime(draftSavedAt))]),
      ...(alike === undefined ? [] : [text.inbox.alike(alike, isRun)]),
      ...(file.leftOut === undefined ? [] : [file.leftOut]),
    ];
  }, [same, file.state, file.leftOut, drift, compared, draftSavedAt, alike, isRun]);
}

/** The file that has the same bytes and came first, where there is one and nobody has said that both are wanted. */
export function sameOf(items: readonly InboxItem[], fileId: FileId): InboxItem | undefined {
  return facts(items).same.get(fileId);
}

const noItems: readonly InboxItem[] = [];

interface ListFacts {
  readonly same: ReturnType<typeof sameFiles>;
  readonly alike: ReturnType<typeof alikeCounts>;
}

/** One look through the list for all rows of it. */
function facts(items: readonly InboxItem[]): ListFacts {
  if (last?.items !== items) last = { items, facts: { same: sameFiles(items), alike: alikeCounts(items) } };
  return last.facts;
}

let last: { readonly items: readonly InboxItem[]; readonly facts: ListFacts } | undefined;
