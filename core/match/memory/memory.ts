import type { MappingVersion } from '../../model/mapping.ts';
import { matchOptions } from '../../model/options/matchingOptions.ts';
import { recallOptions } from '../../model/options/memoryOptions.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { dayText } from '../../values/dates/dayText.ts';
import { bareName, layoutName } from '../../values/text/nameTokens.ts';
import { fieldByColumn, isGenerated, latestOf, type Observation, observationsOf } from './observations.ts';

/** What earlier approvals say about one column. */
export interface Remembered {
  /** `null`: a person set the column aside. */
  readonly field: string | null;
  /** True where the whole layout was approved; false where only the header was. */
  readonly sameLayout: boolean;
  /** True where this sender's own files say so. */
  readonly sameSender: boolean;
  /** ISO 8601 UTC of the latest approval that says so. */
  readonly approvedAt: string;
  /** How many approved mappings say so. */
  readonly times: number;
  /** 0 to 1: the confidence that it gives a field which values do not speak against. Less where approvals contradict each other. */
  readonly certainty: number;
  /** What other approvals say of the same header instead, the weightiest; `null` where all agree. */
  readonly otherwise: { readonly field: string | null; readonly times: number } | null;
  /** Fields that were proposed for the header and turned down, and that no approval gave it since. */
  readonly refused: readonly string[];
}

/** Approved mappings, and whose file it is that is proposed for. */
export interface Memory {
  readonly mappings: readonly MappingVersion[];
  /** As `senderOf` reads it; `null` where the file's name says nothing. */
  readonly sender: string | null;
}

/**
 * Looks the columns up in the approved mappings of the pack. The same names in the same order are the same layout, and its
 * latest approval holds as it stands. Otherwise approvals of the header vote: those for this sender's files first of all,
 * later ones more than earlier ones, many more than few. Headers that stand twice in a file, here or there, say nothing.
 *
 * @returns One entry a column; `null` where nothing is remembered.
 */
export function rememberedColumns(
  columns: readonly ColumnProfile[],
  schema: TargetSchema,
  memory: readonly MappingVersion[] | Memory,
): readonly (Remembered | null)[] {
  const { mappings, sender } = 'mappings' in memory ? memory : { mappings: memory, sender: null };
  const known = new Set(schema.fields.map((field) => field.name));
  const latest = latestOf(mappings.filter((mapping) => mapping.packId === schema.id));
  const names = columns.map((column) => layoutName(column.name));
  const same = latest.find(
    (mapping) =>
      mapping.layout.columns.length === names.length &&
      mapping.layout.columns.every((column, i) => column.name === names[i]),
  );
  if (same !== undefined) return columns.map((_, i) => ofLayout(same, i, known));
  const byKey = new Map<string, Observation[]>();
  for (const seen of observationsOf(latest)) {
    if (seen.field !== null && !known.has(seen.field)) continue;
    const list = byKey.get(seen.key);
    if (list === undefined) byKey.set(seen.key, [seen]);
    else list.push(seen);
  }
  const keys = names.map((name, i) => (isGenerated(name, i) ? '' : bareName(name)));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => (counts.get(key) === 1 ? ofHeader(byKey.get(key) ?? [], sender) : null));
}

function ofLayout(mapping: MappingVersion, index: number, known: ReadonlySet<string>): Remembered | null {
  const field = fieldByColumn(mapping).get(index);
  if (field === undefined && !mapping.ignoredColumns.includes(index)) return null;
  if (field !== undefined && !known.has(field)) return null;
  return {
    field: field ?? null,
    sameLayout: true,
    sameSender: false,
    approvedAt: mapping.approvedAt,
    times: 1,
    certainty: matchOptions.sameLayout,
    otherwise: null,
    refused: [],
  };
}

interface Vote {
  readonly field: string | null;
  readonly weight: number;
  readonly seen: readonly Observation[];
}

/** @param seen What approvals say of the header, newest first. */
function ofHeader(seen: readonly Observation[], sender: string | null): Remembered | null {
  const own = seen.filter((one) => sender !== null && one.sender === sender);
  const heard = own.length > 0 ? own : seen;
  const [first, ...others] = votesOf(heard);
  const latest = first?.seen[0];
  if (first === undefined || latest === undefined) return null;
  const total = [first, ...others].reduce((sum, { weight }) => sum + weight, 0);
  // What other senders mean by the word is told, and costs a little, where this one's own files agree.
  const elsewhere = own.length > 0 ? votesOf(seen.filter((one) => one.field !== first.field)) : others;
  const [rival] = elsewhere;
  const contradicted = own.length > 0 && rival !== undefined ? recallOptions.contradicted : 1;
  const approved = new Set(seen.map(({ field }) => field));
  return {
    field: first.field,
    sameLayout: false,
    sameSender: own.length > 0,
    approvedAt: latest.mapping.approvedAt,
    times: first.seen.length,
    certainty: (matchOptions.sameHeader * contradicted * first.weight) / total,
    otherwise: rival === undefined ? null : { field: rival.field, times: rival.seen.length },
    refused: [...new Set(seen.flatMap(({ refused }) => (refused === null ? [] : [refused])))]
      .filter((field) => !approved.has(field))
      .sort(),
  };
}

/** Weightiest first; equal ones by the later approval. */
function votesOf(seen: readonly Observation[]): readonly Vote[] {
  const votes = new Map<string | null, { weight: number; seen: Observation[] }>();
  seen.forEach((one, age) => {
    const vote = votes.get(one.field) ?? { weight: 0, seen: [] };
    vote.weight += recallOptions.ageing ** age;
    vote.seen.push(one);
    votes.set(one.field, vote);
  });
  return [...votes].map(([field, vote]) => ({ field, ...vote })).sort((a, b) => b.weight - a.weight);
}

/** Says in a sentence where a memory comes from. */
export function rememberedText({ sameLayout, sameSender, approvedAt, times, otherwise }: Remembered): string {
  const day = dayText(approvedAt);
  if (sameLayout) return `Same as approved on ${day} for this layout`;
  const base = sameSender
    ? times > 1
      ? `Same as approved for this sender ${times} times, last on ${day}`
      : `Same as approved on ${day} for this sender`
    : times > 1
      ? `Header approved for this field in ${times} files, last on ${day}`
      : `Header approved for this field on ${day}`;
  if (otherwise === null) return base;
  const where = otherwise.times > 1 ? `${otherwise.times} other files` : 'another file';
  return `${base}; ${otherwise.field === null ? 'left out' : `approved for “${otherwise.field}”`} in ${where}`;
}
