import type { ColumnDecision, ReviewView } from '../../../core/contract/views.ts';
import { diffSources, type FieldSource, sourcesOf } from '../schemas/mappingDiff.ts';

/** What an approval would change against the version in force. */
export interface ApprovalFacts {
  readonly unchanged: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Field to source as the draft stands: what a new version would hold. Columns of one field are joined in file order,
 * by the steps of the first that joins them, else of the first; what is derived gives way to a column, a constant to both.
 */
export function draftSources(view: ReviewView): ReadonlyMap<string, FieldSource> {
  const byField = new Map<string, ColumnDecision[]>();
  for (const column of view.decisions?.columns ?? []) {
    if (column.field === null || column.status === 'ignored') continue;
    const group = byField.get(column.field);
    if (group === undefined) byField.set(column.field, [column]);
    else group.push(column);
  }
  const sources = new Map<string, FieldSource>();
  for (const [field, group] of byField) {
    const leading = group.find(({ transforms }) => joining.has(transforms[0]?.kind ?? '')) ?? group[0];
    sources.set(field, {
      columns: group.map(({ columnIndex }) => view.table?.columns[columnIndex]?.name ?? ''),
      transforms: leading?.transforms ?? [],
    });
  }
  for (const { field, columnIndexes, transforms } of view.decisions?.derived ?? []) {
    if (sources.has(field)) continue;
    const columns = columnIndexes.map((columnIndex) => view.table?.columns[columnIndex]?.name ?? '');
    sources.set(field, { columns, transforms });
  }
  for (const { field, value } of view.decisions?.constants ?? []) {
    if (!sources.has(field)) sources.set(field, { columns: [], transforms: [{ kind: 'constant', value }] });
  }
  return sources;
}

const joining: ReadonlySet<string> = new Set(['concatenate', 'coalesce', 'joinDateTime', 'template']);

/** Counts of fields; without an approved version everything is added. */
export function approvalFacts(view: ReviewView): ApprovalFacts {
  const before = view.approved === null ? new Map<string, FieldSource>() : sourcesOf(view.approved);
  const differences = diffSources(before, draftSources(view));
  const count = (kind: string): number => differences.filter((item) => item.kind === kind).length;
  return {
    unchanged: count('same'),
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
  };
}
