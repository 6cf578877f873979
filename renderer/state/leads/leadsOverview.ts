import { create } from 'zustand';
import type { RecordPack, RecordsOverview } from '../../../core/contract/recordViews.ts';
import type { PackId, RunId, PipelinePlace } from '../../../core/contract/views.ts';
import { keepWatching } from '../../client/keepWatching.ts';
import { getSession } from '../../client/session.ts';
import { goTo } from '../app/routes.ts';
import { tellTrouble } from '../app/toasts.ts';
import { emptyQuery, leadsPath, type LeadsPlace } from './leadsPlace.ts';

/** What there is of loaded records; `null` before the first answer. */
export const useLeads = create<{ readonly overview: RecordsOverview | null }>()(() => ({ overview: null }));

let isWatched = false;

/** Follows what is loaded, from the first look at the screen on. */
export function watchLeads(): void {
  if (isWatched) return;
  isWatched = true;
  void keepWatching(
    () => getSession().client.records.watch(),
    (overview) => useLeads.setState({ overview }),
  );
}

/** The pack that is meant: the one of the address, else the first with records. */
export function packOf(overview: RecordsOverview | null, packId: PackId | null): RecordPack | undefined {
  const packs = overview?.packs ?? [];
  return packs.find((pack) => pack.packId === packId) ?? packs.find(({ records }) => records > 0) ?? packs[0];
}

/** Goes to a place in Leads; `quietly` puts it in the present one's place, for what Back is not to step through. */
export function goToLeads(place: LeadsPlace, quietly = false): void {
  const path = leadsPath(place);
  if (`#${path}` === location.hash) return;
  if (!quietly) return goTo(path);
  history.replaceState(history.state, '', `#${path}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Goes to the records that have a value. */
export function showLeadsWith(
  packId: PackId,
  { field, value }: { readonly field: string; readonly value: string },
  on: PipelinePlace | null,
): void {
  const query = { ...emptyQuery, fields: [{ field, values: [value] }] };
  const elsewhere = on === null ? {} : { on };
  goToLeads({ part: 'records', packId, query, recordId: null, ...elsewhere });
}

/** Goes on with a load that failed. */
export async function retryLoad(runId: RunId): Promise<void> {
  try {
    await getSession().client.records.retry({ runId });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Breaks off a load; what is in stays. */
export async function stopLoad(runId: RunId): Promise<void> {
  try {
    await getSession().client.records.stop({ runId });
  } catch (cause) {
    tellTrouble(cause);
  }
}
