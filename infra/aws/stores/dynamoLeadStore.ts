import { createHmac } from 'node:crypto';
import type { LeadStore } from '../../../core/ports/leadStore.ts';
import { editLead, readHistory, readLead, undoEdit } from './leadEdits.ts';
import { type Mark, nameOfKey } from './leadItems.ts';
import { blockSums, pageOfLeads } from './leadPages.ts';
import { changedLeads } from './leadChanges.ts';
import { findLeads } from './leadSearch.ts';
import { leadSegments } from './leadSegments.ts';
import { takeRows } from './leadTaking.ts';
import type { TableAccess } from './transact.ts';

/** Hex digits of a name: 160 bits. */
const markLength = 40;

/**
 * Leads on DynamoDB; `tables.ts` says which items there are. That there is one lead a key follows from the table's own
 * key, which is the HMAC of the lead's: an index, being behind, could not keep two writers apart.
 *
 * @param secret The key of the HMACs; another one finds nothing of what was written before.
 */
export function dynamoLeadStore(
  access: TableAccess,
  { secret, nowMs = Date.now }: { readonly secret: () => Promise<Uint8Array>; readonly nowMs?: () => number },
): LeadStore {
  const segments = leadSegments(access, nowMs);
  let marking: Promise<Mark> | undefined;
  const marks = (): Promise<Mark> => {
    marking ??= markWith(secret);
    // What failed is tried again by the next one who asks.
    marking.catch(() => (marking = undefined));
    return marking;
  };
  return {
    take: async (source, rows, at) =>
      takeRows({ access, mark: await marks(), segments }, source, { rows, at }),
    async count(packId) {
      return (await blockSums(access, packId)).reduce((sum, { leads }) => sum + leads, 0);
    },
    page: (packId, window) => pageOfLeads(access, packId, window),
    pageByChange: (packId, window) => changedLeads({ access, nowMs }, packId, window),
    find: async (query, from) => findLeads({ access, mark: await marks(), nowMs }, query, from),
    get: async (id) => (await readLead(access, id))?.lead,
    byKey: async (packId, key) => (await readLead(access, nameOfKey(await marks(), packId, key)))?.lead,
    history: (id) => readHistory(access, id),
    edit: async (change) => editLead({ access, mark: await marks() }, change),
    undo: async (id, edit, given) => undoEdit({ access, mark: await marks() }, id, { ...given, edit }),
  };
}

async function markWith(secret: () => Promise<Uint8Array>): Promise<Mark> {
  const key = await secret();
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, markLength);
}
