import type { PackId } from '../../../core/model/ids.ts';
import type { Lead } from '../../../core/model/lead.ts';
import { leadTableOptions } from '../../../core/model/options/leadOptions.ts';
import { listPartition, segmentsPartition, segmentText, sumsPartition } from './leadItems.ts';
import { leadsOf, pagesOf } from './leadReads.ts';
import type { TableAccess } from './transact.ts';

/** Leads of each block of the list, in order. */
interface BlockSum {
  readonly block: number;
  readonly leads: number;
}

export async function blockSums(access: TableAccess, packId: PackId): Promise<readonly BlockSum[]> {
  const sums = new Map<number, number>();
  for await (const items of pagesOf(access, {
    ConsistentRead: true,
    Limit: sumsAtOnce,
    KeyConditionExpression: 'lead_id = :sums',
    ExpressionAttributeValues: { ':sums': sumsPartition(packId) },
  }))
    for (const { entry, leads } of items) {
      const block = Number(String(entry).split('#')[0]);
      sums.set(block, (sums.get(block) ?? 0) + Number(leads));
    }
  return [...sums].map(([block, leads]) => ({ block, leads })).toSorted((a, b) => a.block - b.block);
}

/** Small items: a page of them is far below the megabyte that a query gives. */
const sumsAtOnce = 5_000;

/**
 * Leads by their places in the order of arrival. What is read does not grow with how far back a page lies: the sums of
 * all blocks, the segments of one, and the page.
 */
export async function pageOfLeads(
  access: TableAccess,
  packId: PackId,
  window: { readonly first: number; readonly count: number; readonly descending: boolean },
): Promise<readonly Lead[]> {
  const sums = await blockSums(access, packId);
  const total = sums.reduce((sum, { leads }) => sum + leads, 0);
  const { first, descending } = window;
  const count = Math.min(window.count, total - first);
  if (first < 0 || count <= 0) return [];
  const ids = await idsAt(access, packId, { sums, first: descending ? total - first - count : first, count });
  const leads = (await leadsOf(access, ids)).filter((lead) => lead !== undefined);
  return descending ? leads.toReversed() : leads;
}

async function idsAt(
  access: TableAccess,
  packId: PackId,
  given: { readonly sums: readonly BlockSum[]; readonly first: number; readonly count: number },
): Promise<readonly string[]> {
  const ids: string[] = [];
  let before = given.first;
  for (const { block, leads } of given.sums) {
    if (before >= leads) {
      before -= leads;
      continue;
    }
    const from = await segmentAt(access, packId, { block, place: before });
    before = 0;
    for await (const items of pagesOf(access, {
      ConsistentRead: true,
      Limit: given.count - ids.length,
      KeyConditionExpression: 'lead_id = :list AND entry >= :from',
      ExpressionAttributeValues: { ':list': listPartition(packId, block), ':from': from },
    })) {
      for (const { lead } of items) if (ids.length < given.count) ids.push(String(lead));
      if (ids.length === given.count) return ids;
    }
  }
  return ids;
}

/** The entry of the lead at a place of a block: segments are filled without gaps. */
async function segmentAt(
  access: TableAccess,
  packId: PackId,
  { block, place }: { readonly block: number; readonly place: number },
): Promise<string> {
  let before = place;
  for await (const items of pagesOf(access, {
    ConsistentRead: true,
    Limit: leadTableOptions.blockSegments,
    KeyConditionExpression: 'lead_id = :segments',
    ExpressionAttributeValues: { ':segments': segmentsPartition(packId, block) },
  }))
    for (const { entry, leads } of items) {
      if (before < Number(leads)) return `${String(entry)}#${String(before).padStart(4, '0')}`;
      before -= Number(leads);
    }
  // Counted between the two reads.
  return segmentText(Number.MAX_SAFE_INTEGER);
}
