import { asConfidence, type DerivedProposal, type Proposal } from '../../model/mapping.ts';
import { derivingOptions } from '../../model/options/derivingOptions.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';
import { countedValues, type KnownValue } from '../lists/knownValues.ts';
import { fieldRole, type DeriveRole, type NamedRole, rolesOf, sameSubject } from './deriveRoles.ts';

export interface DeriveInput {
  readonly columns: readonly ColumnProfile[];
  readonly fields: readonly Field[];
  readonly proposal: Pick<Proposal, 'columns' | 'constants'>;
  /** Some complete rows, where they are at hand; without, the profiles' values are looked at. */
  readonly rows?: readonly (readonly string[])[];
}

/** A column as the rules for derived fields see it. */
export interface DeriveColumn {
  readonly profile: ColumnProfile;
  readonly index: number;
  readonly roles: readonly NamedRole[];
  /** The field it feeds by itself; `null` for none. */
  readonly fed: Field | null;
  readonly values: readonly KnownValue[];
}

/** The table and the fields that nothing feeds. */
export interface DeriveTable {
  readonly columns: readonly DeriveColumn[];
  readonly open: readonly Field[];
  readonly fields: readonly Field[];
}

export function deriveTable({ columns, fields, proposal, rows }: DeriveInput): DeriveTable {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const fedBy = new Map(proposal.columns.map((one) => [one.columnIndex, one.field]));
  const fed = new Set([...fedBy.values(), ...(proposal.constants ?? []).map((one) => one.field)]);
  return {
    columns: columns.map((profile, index) => ({
      profile,
      index,
      roles: rolesOf(profile.name),
      fed: byName.get(fedBy.get(index) ?? '') ?? null,
      values:
        rows === undefined || rows.length === 0
          ? countedValues(profile)
          : rows.slice(0, derivingOptions.rows).map((row) => ({ value: row[index] ?? '', count: 1 })),
    })),
    open: fields.filter((field) => !fed.has(field.name)),
    fields,
  };
}

/** The columns that play a role, by their header or by the field they feed, with whose it is. */
export function columnsInRole(
  table: DeriveTable,
  role: DeriveRole,
): readonly { readonly column: DeriveColumn; readonly subject: readonly string[] }[] {
  return table.columns.flatMap((column) => {
    const named = column.roles.find((one) => one.role === role);
    const byField = column.fed === null ? undefined : fieldRole(column.fed, role);
    const found = byField ?? named;
    return found === undefined ? [] : [{ column, subject: found.subject }];
  });
}

/** Whose or what a column speaks of: by the field it feeds, else by its header, without the words of a role where it has one. */
export function subjectsOf(column: DeriveColumn): readonly (readonly string[])[] {
  const own = column.roles.map((one) => one.subject);
  const fed = column.fed === null ? [] : rolesOf(column.fed.name).map((one) => one.subject);
  return own.length + fed.length === 0 ? [nameTokens(column.profile.name)] : [...fed, ...own];
}

export interface Derivation {
  readonly field: Field;
  readonly columnIndexes: readonly number[];
  readonly transforms: readonly Transform[];
  /** 0 to 1, of the values that the rule fits. */
  readonly share: number;
  /** 0 to 1: how well names say that it is this field. */
  readonly named: number;
  readonly reasons: readonly string[];
}

/** A derivation as a proposal: the more values fit and the better names agree, the surer, but never sure enough for bulk. */
export function derivedProposal(found: Derivation): DerivedProposal {
  const { most, byValues } = derivingOptions;
  return {
    field: found.field.name,
    columnIndexes: found.columnIndexes,
    transforms: found.transforms,
    confidence: asConfidence(found.share * (byValues + (most - byValues) * found.named)),
    reasons: found.reasons,
    origin: 'rule',
  };
}

/** Names agree at least so far that one may say nothing. */
export function agree(a: readonly string[], b: readonly string[]): boolean {
  return sameSubject(a, b) > 0;
}
