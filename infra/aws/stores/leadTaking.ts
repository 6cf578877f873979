import { setTimeout as wait } from 'node:timers/promises';
import { leadWithRow, rowEntry, rowStamp } from '../../../core/leads/foldLead.ts';
import { asLeadId, type LeadCounts, type LeadRow, type LeadSource } from '../../../core/model/lead.ts';
import type { LeadRowEntry } from '../../../core/model/lead.ts';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { leadTableOptions } from '../../../core/model/options/leadOptions.ts';
import {
  blockOf,
  entryKey,
  entryOf,
  itemOfLead,
  leadEntry,
  leadKey,
  type LeadItem,
  listPartition,
  type Mark,
  meaningOf,
  nameOfKey,
  nameOfRow,
  placeText,
  type ReadLead,
  readLeadOf,
} from './leadItems.ts';
import { countActions, type Segment, type Segments } from './leadSegments.ts';
import { batchGet } from './sessionReads.ts';
import { type Actions, contention, type TableAccess, transact } from './transact.ts';

export interface TakingParts {
  readonly access: TableAccess;
  readonly mark: Mark;
  readonly segments: Segments;
}

interface Taken {
  readonly source: LeadSource;
  readonly at: string;
}

const nothing: LeadCounts = { added: 0, updated: 0, same: 0 };

/**
 * Takes rows in, each once: its line in the history, the lead, its place in the list and the counts are one transaction,
 * under the condition that leads are as they were read and the line is not there.
 */
export async function takeRows(
  parts: TakingParts,
  source: LeadSource,
  { rows, at }: { readonly rows: readonly LeadRow[]; readonly at: string },
): Promise<LeadCounts> {
  const { stripes, stripeRows } = leadTableOptions;
  const count = Math.max(1, Math.min(stripes, Math.ceil(rows.length / stripeRows)));
  const each = Math.ceil(rows.length / count);
  if (rows.length === 0) return nothing;
  const opened = await parts.segments.open(source.packId, count);
  const answers = await Promise.all(
    opened.map((segment, n) =>
      takeStripe(parts, { source, at }, { segment, rows: rows.slice(n * each, (n + 1) * each) }),
    ),
  );
  const [single] = answers;
  if (count === 1 && single !== undefined) parts.segments.giveBack(source.packId, single.segment);
  return answers.reduce((sum, { counts }) => added(sum, counts), nothing);
}

/** Rows one group after the other, so that places in the segment follow each other. */
async function takeStripe(
  parts: TakingParts,
  taken: Taken,
  given: { readonly segment: Segment; readonly rows: readonly LeadRow[] },
): Promise<{ readonly counts: LeadCounts; readonly segment: Segment }> {
  let { segment } = given;
  let counts = nothing;
  for (const group of groupsOf(given.rows)) {
    segment = await parts.segments.roomFor(taken.source.packId, segment, group.length);
    counts = added(counts, await takeGroup(parts, taken, { segment, rows: group }));
  }
  return { counts, segment };
}

/** As many as one transaction takes. */
function groupsOf(rows: readonly LeadRow[]): readonly (readonly LeadRow[])[] {
  const { transactionRows, transactionBytes } = leadTableOptions;
  const groups: LeadRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    // A value stands in the lead and in its history, with its name; letters of some scripts are three bytes.
    const size = row.values.reduce(
      (sum, { value, raw = '' }) => sum + 6 * value.length + 3 * raw.length + 100,
      400,
    );
    const last = groups.at(-1);
    if (last === undefined || last.length === transactionRows || bytes + size > transactionBytes) {
      groups.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return groups;
}

async function takeGroup(
  parts: TakingParts,
  taken: Taken,
  { segment, rows }: { readonly segment: Segment; readonly rows: readonly LeadRow[] },
): Promise<LeadCounts> {
  const { firstWaitMs, mostWaitMs } = sessionTableOptions;
  for (let tried = 1; tried <= leadTableOptions.tries; tried++) {
    const plan = planOf(parts, taken, { segment, rows, present: await presentOf(parts, taken, rows) });
    if (plan.actions.length === 0) return plan.counts;
    if ((await transact(parts.access, plan.actions)) === 'written') {
      segment.used += plan.newLeads;
      return plan.counts;
    }
    // Somebody else was at the same leads.
    await wait(Math.random() * Math.min(mostWaitMs, firstWaitMs * 2 ** tried));
  }
  throw contention(parts.access);
}

/** What is there of the leads and lines that rows are about, by the names of both. */
interface Present {
  readonly nameOf: (row: LeadRow) => string;
  readonly leads: ReadonlyMap<string, ReadLead>;
  readonly lines: ReadonlyMap<string, LeadRowEntry>;
}

async function presentOf(
  { access, mark }: TakingParts,
  { source }: Taken,
  rows: readonly LeadRow[],
): Promise<Present> {
  const named = new Map<LeadRow, string>(
    rows.map((row) => [
      row,
      row.key === null
        ? nameOfRow(mark, source.packId, rowStamp(source, row.row))
        : nameOfKey(mark, source.packId, row.key),
    ]),
  );
  const leads = new Map<string, ReadLead>();
  const lines = new Map<string, LeadRowEntry>();
  const read = async (of: readonly LeadRow[]): Promise<ReadonlyMap<string, string>> => {
    const means = new Map<string, string>();
    const keys = of.flatMap((row) => {
      const name = named.get(row) ?? '';
      return [leadKey(name), entryKey(name, 'row', rowStamp(source, row.row))];
    });
    const unique = [...new Map(keys.map((key) => [lineName(key), key])).values()];
    for (const item of await batchGet(access, unique)) {
      const name = String(item['lead_id']);
      const other = meaningOf(item);
      if (other !== undefined) means.set(name, other);
      else if (item['entry'] === leadEntry) leads.set(name, readLeadOf(item));
      else lines.set(lineName(item), entryOf(item) as LeadRowEntry);
    }
    return means;
  };
  const means = await read(rows);
  if (means.size > 0) {
    const others = rows.filter((row) => means.has(named.get(row) ?? ''));
    for (const row of others) named.set(row, means.get(named.get(row) ?? '') ?? '');
    await read(others);
  }
  return { nameOf: (row) => named.get(row) ?? '', leads, lines };
}

function lineName({ lead_id, entry }: LeadItem): string {
  return `${String(lead_id)} ${String(entry)}`;
}

/** What is to be written for rows, as things stand. */
function planOf(
  { access, mark }: TakingParts,
  { source, at }: Taken,
  {
    segment,
    rows,
    present,
  }: { readonly segment: Segment; readonly rows: readonly LeadRow[]; readonly present: Present },
): { readonly actions: Actions; readonly counts: LeadCounts; readonly newLeads: number } {
  const { table: TableName } = access;
  const { packId, findFields } = source;
  const counts = { ...nothing };
  const after = new Map<string, ReadLead>();
  const actions: Actions = [];
  let newLeads = 0;
  const seen = new Set<string>();
  for (const row of rows) {
    const name = present.nameOf(row);
    const key = entryKey(name, 'row', rowStamp(source, row.row));
    if (seen.has(lineName(key))) continue;
    seen.add(lineName(key));
    const line = present.lines.get(lineName(key));
    if (line !== undefined) {
      counts[line.told] += 1;
      continue;
    }
    const before = after.get(name) ?? present.leads.get(name);
    const { lead, told } = leadWithRow(before?.lead, row, { source, at, id: asLeadId(name) });
    counts[told] += 1;
    const order = before?.order ?? placeText({ segment: segment.number, place: segment.used + newLeads });
    if (before === undefined) {
      actions.push({
        Put: {
          TableName,
          Item: { lead_id: listPartition(packId, blockOf(segment.number)), entry: order, lead: name },
        },
      });
      newLeads += 1;
    }
    after.set(name, {
      lead,
      revision: (present.leads.get(name)?.revision ?? 0) + 1,
      order,
      keyName: before === undefined ? (row.key === null ? null : name) : before.keyName,
    });
    const Item = { ...key, document: JSON.stringify(rowEntry(row, { source, at, told })) };
    actions.push({ Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(lead_id)' } });
  }
  for (const [name, read] of after) {
    const revision = present.leads.get(name)?.revision;
    actions.push({
      Put: {
        TableName,
        Item: itemOfLead(read, { mark, findFields }),
        ...(revision === undefined
          ? { ConditionExpression: 'attribute_not_exists(lead_id)' }
          : { ConditionExpression: 'revision = :read', ExpressionAttributeValues: { ':read': revision } }),
      },
    });
  }
  if (newLeads > 0) actions.push(...countActions(access, packId, { segment, leads: newLeads }));
  return { actions, counts, newLeads };
}

function added(a: LeadCounts, b: LeadCounts): LeadCounts {
  return { added: a.added + b.added, updated: a.updated + b.updated, same: a.same + b.same };
}
