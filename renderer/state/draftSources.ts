import type { ReviewView } from '../../core/contract/views.ts';
import { diffSources, type FieldSource, sourcesOf } from './mappingDiff.ts';

/** What an approval would change against the version in force. */
export interface ApprovalFacts {
  readonly unchanged: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** Field to source as the draft stands: what a new version would hold. */
export function draftSources(view: ReviewView): ReadonlyMap<string, FieldSource> {
  const sources = new Map<string, FieldSource>();
  for (const { columnIndex, field, status, transforms } of view.decisions?.columns ?? []) {
    if (field === null || status === 'ignored') continue;
    const name = view.table?.columns[columnIndex]?.name ?? '';
    const before = sources.get(field);
    sources.set(
      field,
      before === undefined
        ? { columns: [name], transforms }
        : { columns: [...before.columns, name], transforms: before.transforms },
    );
  }
  for (const { field, value } of view.decisions?.constants ?? []) {
    sources.set(field, { columns: [], transforms: [{ kind: 'constant', value }] });
  }
  return sources;
}

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
