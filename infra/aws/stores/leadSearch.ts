import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { foldedValue, leadTest, singleValue } from '../../../core/leads/leadFilter.ts';
import { AppError } from '../../../core/model/errors.ts';
import type { PackId } from '../../../core/model/ids.ts';
import type { Lead } from '../../../core/model/lead.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import type { LeadFinding, LeadQuery } from '../../../core/ports/leadStore.ts';
import { attemptCloud } from '../cloudErrors.ts';
import {
  blockOf,
  findIndexes,
  leadKey,
  type LeadItem,
  listPartition,
  type Mark,
  markOfValue,
  monthPartition,
  nameOfKey,
  nextKey,
  readLeadOf,
} from './leadItems.ts';
import { batchGet } from './sessionReads.ts';
import { askedOf, type TableAccess } from './transact.ts';

export interface SearchParts {
  readonly access: TableAccess;
  readonly mark: Mark;
  readonly nowMs: () => number;
}

/** A lead that may be meant, and the place to go on behind it. */
interface Candidate {
  readonly id: string;
  readonly cursor: string;
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

/** Leads by their ids, in the same order. */
export async function leadsOf(
  access: TableAccess,
  ids: readonly string[],
): Promise<readonly (Lead | undefined)[]> {
  const found = new Map<string, Lead>();
  for (let from = 0; from < ids.length; from += batchKeys) {
    const keys = [...new Set(ids.slice(from, from + batchKeys))].map(leadKey);
    for (const item of await batchGet(access, keys))
      found.set(String(item['lead_id']), readLeadOf(item).lead);
  }
  return ids.map((id) => found.get(id));
}

/** Keys that DynamoDB reads at once. */
const batchKeys = 100;

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

async function* byChange(
  { access, nowMs }: SearchParts,
  given: {
    readonly packId: PackId;
    readonly changedSince: string;
    readonly changedBefore: string | undefined;
    readonly after: string | null;
  },
): AsyncGenerator<readonly Candidate[]> {
  const { packId, changedSince, changedBefore, after } = given;
  const [from = changedSince, behind] =
    after === null ? [changedSince.slice(0, 7)] : [after.slice(1, 8), after.slice(9)];
  // A clock of another function may be ahead.
  const last = changedBefore ?? new Date(nowMs() + aheadMs).toISOString();
  for (let month = from; month <= last.slice(0, 7); month = monthAfter(month)) {
    // Above the cursor, and below whatever follows it: `!` comes before all signs of times and ids.
    const start = behind !== undefined && month === from ? `${behind}!` : changedSince;
    // DynamoDB refuses a stretch that ends before it begins.
    if (start > last) return;
    for await (const items of pagesOf(access, {
      IndexName: 'by-change',
      KeyConditionExpression: 'changed_month = :month AND changed_order BETWEEN :start AND :last',
      ExpressionAttributeValues: { ':month': monthPartition(packId, month), ':start': start, ':last': last },
    }))
      yield items.map((item) => ({
        id: String(item['lead_id']),
        cursor: `C${month} ${String(item['changed_order'])}`,
      }));
  }
}

const aheadMs = 86_400_000;

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
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

/** Pages of a query, each as many as are read of leads at once. */
export async function* pagesOf(
  access: TableAccess,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<readonly LeadItem[]> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const command = new QueryCommand({
      Limit: batchKeys,
      ...query,
      TableName: access.table,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    const page = await attemptCloud(askedOf(access, 'dynamodb:Query'), () => access.client.send(command));
    if (page.Items !== undefined && page.Items.length > 0) yield page.Items;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
