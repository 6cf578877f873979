import { create } from 'zustand';
import type { RecordId } from '../../../core/contract/recordViews.ts';
import type { RecordSuggestion } from '../../../core/contract/standardViews.ts';
import type { PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { suggestionWords } from '../../text/suggestionWords.ts';
import { announce } from '../app/appState.ts';
import { orTell } from '../app/toasts.ts';

const words = suggestionWords.inRecord;

/** What is suggested for the values of the record that is looked at. */
interface RecordSuggestions {
  readonly recordId: RecordId | null;
  readonly list: readonly RecordSuggestion[];
  readonly busy: boolean;
}

export const useRecordSuggestions = create<RecordSuggestions>()(() => ({
  recordId: null,
  list: [],
  busy: false,
}));

/** Asks what is suggested for a record; another one's suggestions go at once. */
export async function askRecordSuggestions(packId: PackId, recordId: RecordId): Promise<void> {
  if (useRecordSuggestions.getState().recordId !== recordId)
    useRecordSuggestions.setState({ recordId, list: [] });
  const list = await getSession().client.standardising.inRecord({ packId, recordId });
  if (useRecordSuggestions.getState().recordId === recordId) useRecordSuggestions.setState({ list });
}

/** Decides a suggestion for this record alone, or takes that back. The list changes with the records. */
export function decideInRecord(
  { id, packId, to }: RecordSuggestion,
  what: 'accept' | 'reject' | 'reopen',
  label: string,
): void {
  const { recordId, busy } = useRecordSuggestions.getState();
  if (recordId === null || busy) return;
  useRecordSuggestions.setState({ busy: true });
  void orTell(
    (async () => {
      await getSession().client.standardising[what]({ packId, ids: [id], recordId });
      if (what === 'accept') announce(words.accepted(label, to));
      if (what === 'reject') announce(words.keptSaid(label));
    })(),
  ).finally(() => useRecordSuggestions.setState({ busy: false }));
}

/** The suggestion that keys of the list mean: that of the column under the cursor, else the first that waits. */
export function suggestionAt(column: string | undefined): RecordSuggestion | undefined {
  const waiting = useRecordSuggestions.getState().list.filter(({ isKept }) => !isKept);
  return waiting.find(({ field }) => field === column) ?? waiting[0];
}
