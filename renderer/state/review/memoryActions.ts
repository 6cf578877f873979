import type { MemoryEntry, PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { text } from '../../text/en.ts';
import { announce, setApp, useApp } from '../app/appState.ts';
import { refreshReview } from './reviewActions.ts';
import { orTell, tell, tellTrouble } from '../app/toasts.ts';

/** Asks how often proposals proved right in a pack; called whenever somebody looks, because each approval adds to it. */
export async function loadRecord(packId: PackId): Promise<void> {
  try {
    const record = await getSession().client.memory.record({ packId });
    setApp({ records: new Map([...useApp.getState().records, [packId, record]]) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function loadMemory(packId: PackId): Promise<void> {
  try {
    const entries = await getSession().client.memory.list({ packId });
    setApp({ memory: new Map([...useApp.getState().memory, [packId, entries]]) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Entries have no say from now on; the message offers to take that back. */
export async function forgetEntries(packId: PackId, entries: readonly MemoryEntry[]): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const [first] = ids;
  if (first === undefined) return;
  await orTell(
    (async () => {
      await getSession().client.memory.forget({ ids });
      await reload(packId);
      const words = text.memory.forgotten(entries.map(({ header }) => header));
      tell(words, { label: text.review.undo, onClick: () => void restoreEntries(packId, entries) });
      announce(words);
    })(),
  );
}

export async function restoreEntries(packId: PackId, entries: readonly MemoryEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await orTell(
    (async () => {
      await getSession().client.memory.restore({ ids: entries.map(({ id }) => id) });
      await reload(packId);
      announce(text.memory.restored(entries.map(({ header }) => header)));
    })(),
  );
}

/** What is remembered is a part of every proposal, also of the one on the desk. */
async function reload(packId: PackId): Promise<void> {
  await loadMemory(packId);
  const { review } = useApp.getState();
  if (review !== null) await refreshReview(review.fileId);
}

/** The bin that a confidence (0 to 1) falls into, if any; the last one holds 1. */
export function binOf<Bin extends { readonly from: number; readonly to: number }>(
  bins: readonly Bin[],
  confidence: number,
): Bin | undefined {
  return bins.find(
    ({ from, to }) => confidence >= from && (confidence < to || (to === 1 && confidence === 1)),
  );
}
