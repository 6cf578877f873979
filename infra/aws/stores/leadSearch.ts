import { foldedValue, leadTest, singleValue } from '../../../core/leads/leadFilter.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { PackId } from '../../../core/model/ids.ts';
import type { Lead } from '../../../core/model/lead.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import type { LeadFinding, LeadQuery } from '../../../core/ports/leadStore.ts';
import {
  blockOf,
  findIndexes,
  listPartition,
  type Mark,
  markOfValue,
  nameOfKey,
  nextKey,
} from './leadItems.ts';
import { byChange, type Candidate } from './leadChanges.ts';
import { batchGet } from './sessionReads.ts';
import { leadsOf, pagesOf } from './leadReads.ts';
import type { TableAccess } from './transact.ts';

interface SearchParts {
  readonly access: TableAccess;
  readonly mark: Mark;
  readonly nowMs: () => number;
}

/** Finds leads by the narrowest index that the query names; see `LeadStore.find`. */
export async function findLeads(
  parts: SearchParts,
  query: LeadQuery,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<LeadFinding> {
  if (after !== null && !cursorForm.test(after))
    throw new AppError('USAGE', 'The place to go on from is none that was given here.');
  const test = leadTest(query);
  const found: Lead[] = [];
  let looked = 0;
  let cursor = after;
  for await (const candidates of candidatesOf(parts, query, after)) {
    const leads = await leadsOf(
      parts.access,
      candidates.map(({ id }) => id),
    );
    for (const [n, { cursor: place }] of candidates.entries()) {
      if (found.length === limit) return { leads: found, next: cursor };
      const lead = leads[n];
      if (lead !== undefined && test(lead)) found.push(lead);
      cursor = place;
    }
    looked += candidates.length;
    if (looked >= leadOptions.lookedAt) return { leads: found, next: cursor };
  }
  return { leads: found, next: null };
}

/** `L` and a place in the order of arrival, or `C` with a month, a time and an id. */
const cursorForm = /^(?:L\d{9}#\d{4}|C\d{4}-\d\d \d{4}-\d\d-\d\dT[\d:.]+Z#l[0-9a-f]+)$/;

function candidatesOf(
  parts: SearchParts,
  query: LeadQuery,
  after: string | null,
): AsyncGenerator<readonly Candidate[]> {
  const { mark } = parts;
  const { packId, key, findFields, changedSince, changedBefore } = query;
  const place = after?.startsWith('L') === true ? after.slice(1) : null;
  if (key !== undefined) return byAddress(parts, nameOfKey(mark, packId, key));
  for (const [at, { index, attribute }] of findIndexes.entries()) {
    const field = findFields[at];
    const asked = field === undefined ? undefined : singleValue(query, field);
    if (field === undefined || asked === undefined || foldedValue(asked) === '') continue;
    const value = markOfValue(mark, { packId, field, value: asked });
    return byMark(parts, { index, attribute, value, after: place });
  }
  if (changedSince !== undefined) return byChange(parts, { packId, changedSince, changedBefore, after });
  return byArrival(parts, packId, place);
}

async function* byAddress({ access }: SearchParts, name: string): AsyncGenerator<readonly Candidate[]> {
  for await (const items of pagesOf(access, {
    IndexName: 'EmailIndex',
    KeyConditionExpression: 'email_hmac = :name',
    ExpressionAttributeValues: { ':name': name },
  }))
    yield items.map((item) => ({ id: String(item['lead_id']), cursor: 'L999999999#9999' }));
}

async function* byMark(
  { access }: SearchParts,
  given: {
    readonly index: string;
    readonly attribute: string;
    readonly value: string;
    readonly after: string | null;
  },
): AsyncGenerator<readonly Candidate[]> {
  const { index, attribute, value, after } = given;
  for await (const items of pagesOf(access, {
    IndexName: index,
    KeyConditionExpression: `${attribute} = :value AND list_order > :after`,
    ExpressionAttributeValues: { ':value': value, ':after': after ?? '0' },
  }))
    yield items.map((item) => ({
      id: String(item['lead_id']),
      cursor: `L${String(item['list_order'])}`,
    }));
}

/** The list itself, strongly consistent. */
async function* byArrival(
  { access }: SearchParts,
  packId: PackId,
  after: string | null,
): AsyncGenerator<readonly Candidate[]> {
  const last = blockOf((await nextSegment(access, packId)) - 1);
  const first = after === null ? 0 : blockOf(Number(after.slice(0, 9)));
  for (let block = first; block <= last; block += 1)
    for await (const items of pagesOf(access, {
      ConsistentRead: true,
      KeyConditionExpression: 'lead_id = :list AND entry > :after',
      ExpressionAttributeValues: { ':list': listPartition(packId, block), ':after': after ?? '0' },
    }))
      yield items.map((item) => ({ id: String(item['lead']), cursor: `L${String(item['entry'])}` }));
}

/** Segments that were handed out. */
async function nextSegment(access: TableAccess, packId: PackId): Promise<number> {
  const [item] = await batchGet(access, [nextKey(packId)]);
  return Number(item?.['next'] ?? 0);
}
