import type { PackId } from '../../../core/model/ids.ts';
import type { Lead } from '../../../core/model/lead.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import { monthPartition } from './leadItems.ts';
import { leadsOf, pagesOf } from './leadReads.ts';
import type { TableAccess } from './transact.ts';

interface ChangeParts {
  readonly access: TableAccess;
  readonly nowMs: () => number;
}

/** A lead that may be meant, and the place to go on behind it. */
export interface Candidate {
  readonly id: string;
  readonly cursor: string;
}

/** Keys of an index that are asked for at once: small items, far below the megabyte that a query gives. */
const keysAtOnce = 2_000;

/** Leads of a stretch of time by when they changed, with the places to go on from. */
export async function* byChange(
  { access, nowMs }: ChangeParts,
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
  const last = changedBefore ?? latest(nowMs);
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

/** The latest time that can have been written: a clock of another function may be ahead. */
function latest(nowMs: () => number): string {
  return new Date(nowMs() + aheadMs).toISOString();
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** Leads by their places among all, by when they changed; see `LeadStore.pageByChange`. */
export async function changedLeads(
  { access, nowMs }: ChangeParts,
  packId: PackId,
  {
    first,
    count,
    descending,
  }: { readonly first: number; readonly count: number; readonly descending: boolean },
): Promise<readonly Lead[]> {
  const months: string[] = [];
  const last = latest(nowMs).slice(0, 7);
  for (let month = leadOptions.firstChange.slice(0, 7); month <= last; month = monthAfter(month))
    months.push(month);
  const ids: string[] = [];
  let before = first;
  for (const month of descending ? months.toReversed() : months)
    for await (const items of pagesOf(access, {
      IndexName: 'by-change',
      Limit: Math.min(keysAtOnce, before + count - ids.length),
      ScanIndexForward: !descending,
      KeyConditionExpression: 'changed_month = :month',
      ExpressionAttributeValues: { ':month': monthPartition(packId, month) },
    })) {
      const skipped = Math.min(before, items.length);
      before -= skipped;
      for (const { lead_id: id } of items.slice(skipped)) if (ids.length < count) ids.push(String(id));
      if (ids.length === count) return found(access, ids);
    }
  return found(access, ids);
}

async function found(access: ChangeParts['access'], ids: readonly string[]): Promise<readonly Lead[]> {
  return (await leadsOf(access, ids)).filter((lead) => lead !== undefined);
}
