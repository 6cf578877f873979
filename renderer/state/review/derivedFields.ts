import type { DerivedProposal, ReviewView } from '../../../core/contract/views.ts';
import { trialWords } from '../../text/trialWords.ts';
import { edit } from './draftActions.ts';

/** A field that is, or could be, made of columns. */
export interface DerivedField {
  readonly proposal: DerivedProposal;
  readonly label: string;
  readonly taken: boolean;
}

/** Fields made of the same columns, which are looked at together: `Name` gives first and last name. */
export interface DerivedGroup {
  readonly key: string;
  readonly columnIndexes: readonly number[];
  /** Names of the columns, in the order they are joined. */
  readonly columns: readonly string[];
  readonly fields: readonly DerivedField[];
}

/**
 * What is proposed and what was taken, by the columns it is made of. A field that a column feeds by now is left out, since the
 * column has it; one that was taken in another way than proposed is shown as it was taken.
 */
export function derivedGroups(view: ReviewView | null): readonly DerivedGroup[] {
  const { proposal, decisions, schema, table } = view ?? {};
  if (proposal == null || decisions == null || schema == null || table == null) return [];
  const fed = new Set(
    decisions.columns.flatMap(({ field, status }) => (field === null || status === 'ignored' ? [] : [field])),
  );
  const taken = new Map(decisions.derived.map((one) => [one.field, one]));
  const proposed = new Map((proposal.derived ?? []).map((one) => [one.field, one]));
  const groups = new Map<string, { columnIndexes: readonly number[]; fields: DerivedField[] }>();
  for (const field of schema.fields) {
    const own = taken.get(field.name);
    const suggested = proposed.get(field.name);
    if (fed.has(field.name) || (own === undefined && suggested === undefined)) continue;
    const base = suggested ?? { confidence: 1 as never, reasons: [], origin: 'person' as const };
    const found: DerivedProposal = own === undefined ? (suggested as DerivedProposal) : { ...base, ...own };
    const key = JSON.stringify(found.columnIndexes);
    const group = groups.get(key) ?? { columnIndexes: found.columnIndexes, fields: [] };
    group.fields.push({ proposal: found, label: field.label || field.name, taken: own !== undefined });
    groups.set(key, group);
  }
  return [...groups].map(([key, { columnIndexes, fields }]) => ({
    key,
    columnIndexes,
    columns: columnIndexes.map((at) => table.columns[at]?.name ?? ''),
    fields,
  }));
}

/** Takes fields of a group as one undo step. */
export function takeDerived(fields: readonly DerivedField[]): void {
  edit(
    trialWords.derived.step(fields.map(({ label }) => label).join(', ')),
    fields.map(({ proposal: { field, columnIndexes, transforms } }) => ({
      kind: 'derive',
      field,
      columnIndexes,
      transforms,
    })),
  );
}

export function leaveDerived({ proposal, label }: DerivedField): void {
  edit(trialWords.derived.undone(label), [{ kind: 'clearDerived', field: proposal.field }]);
}
