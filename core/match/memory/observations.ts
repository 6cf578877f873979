import type { Correspondence, MappingVersion } from '../../model/mapping.ts';
import { bareName } from '../../values/text/nameTokens.ts';
import { senderOf } from './senderOf.ts';

/** What one approval says about one column's header. */
export interface Observation {
  readonly mapping: MappingVersion;
  readonly columnIndex: number;
  /** As the file had it. */
  readonly header: string;
  /** Its letters and digits, lower case; what headers are compared by. */
  readonly key: string;
  /** `null`: a person left the column out. */
  readonly field: string | null;
  readonly sender: string | null;
  /** The field that was proposed and turned down; `null` where none was. */
  readonly refused: string | null;
  /** True where a person put this in the place of what was proposed. */
  readonly corrected: boolean;
}

/**
 * Everything that approvals say about headers, newest approval first. Of each mapping the latest version speaks, as it took
 * the place of those before. Columns without a name say nothing, and neither do names that stand twice in a file.
 */
export function observationsOf(mappings: readonly MappingVersion[]): readonly Observation[] {
  return latestOf(mappings).flatMap((mapping) => {
    const sender = senderOfMapping(mapping);
    const fields = fieldByColumn(mapping);
    const names = mapping.layout.columns.map((column) => column.name);
    const keys = names.map((name, i) => (isGenerated(name, i) ? '' : bareName(name)));
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return keys.flatMap((key, columnIndex): readonly Observation[] => {
      const field = fields.get(columnIndex) ?? null;
      if (key === '' || counts.get(key) !== 1) return [];
      if (field === null && !mapping.ignoredColumns.includes(columnIndex)) return [];
      const proposed = mapping.evidence.proposed?.find((one) => one.columnIndex === columnIndex);
      const corrected = proposed !== undefined && proposed.field !== field;
      return [
        {
          mapping,
          columnIndex,
          header: names[columnIndex] ?? '',
          key,
          field,
          sender,
          refused: corrected && !proposed.taken ? proposed.field : null,
          corrected,
        },
      ];
    });
  });
}

/** Whose file a mapping was approved on; approvals by older versions tell by the name of the file. */
export function senderOfMapping({ evidence }: MappingVersion): string | null {
  return evidence.sender === undefined ? senderOf(evidence.fileName) : evidence.sender;
}

/** The field that each column feeds first of all; those that are only derived from it as well come later. */
export function fieldByColumn(mapping: MappingVersion): ReadonlyMap<number, string> {
  const fields = new Map<number, string>();
  for (const { field, columnIndexes } of mapping.correspondences.filter(isOwn(mapping))) {
    for (const index of columnIndexes) if (!fields.has(index)) fields.set(index, field);
  }
  return fields;
}

/** A column that was set aside may still be a part of a derived field, which says nothing about its header. */
function isOwn({ ignoredColumns }: MappingVersion): (one: Correspondence) => boolean {
  const aside = new Set(ignoredColumns);
  return ({ columnIndexes }) => !columnIndexes.some((index) => aside.has(index));
}

/** Names that are made for columns without one tell a place and no meaning. */
export function isGenerated(name: string, index: number): boolean {
  return name === `column_${index + 1}` || name === '';
}

/** The latest version of each mapping, newest approval first; equal times by id, so that the order of the list says nothing. */
export function latestOf(mappings: readonly MappingVersion[]): readonly MappingVersion[] {
  const byId = new Map<string, MappingVersion>();
  for (const mapping of mappings) {
    const before = byId.get(mapping.mappingId);
    if (before === undefined || before.version < mapping.version) byId.set(mapping.mappingId, mapping);
  }
  return [...byId.values()].sort(
    (a, b) => compare(b.approvedAt, a.approvedAt) || compare(a.mappingId, b.mappingId),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A mapping without what some of its columns say: as if a person had not decided about them. */
export function withoutColumns(mapping: MappingVersion, columns: ReadonlySet<number>): MappingVersion {
  if (columns.size === 0) return mapping;
  const { proposed } = mapping.evidence;
  return {
    ...mapping,
    correspondences: mapping.correspondences.filter(
      ({ columnIndexes }) => !columnIndexes.some((index) => columns.has(index)),
    ),
    ignoredColumns: mapping.ignoredColumns.filter((index) => !columns.has(index)),
    evidence: {
      ...mapping.evidence,
      ...(proposed === undefined
        ? {}
        : { proposed: proposed.filter(({ columnIndex }) => !columns.has(columnIndex)) }),
    },
  };
}
