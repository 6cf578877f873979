import type { Field, TargetSchema } from '../../../core/contract/views.ts';
import { isOpen } from '../columns/reviewFilter.ts';
import { doubledFields } from '../columns/reviewOrder.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';
import { aiStanding } from '../columns/votes.ts';

/** Why an open column is not accepted together with the others; the first that holds is told. */
export type LeftOutWhy =
  /** Another column feeds the field, or is proposed for it. */
  | 'conflict'
  /** The person has chosen the field, and has still to say that it is right. */
  | 'edited'
  /** Something is different since the approved version. */
  | 'changed'
  /** The language model's idea alone: no rule and no value speaks for it. */
  | 'aiOnly'
  /** The language model names another field, or its vote was refused. */
  | 'aiDiffers'
  /** Rows are told apart by the field, so a wrong column spoils all of them. */
  | 'requiredKey'
  /** Values that are not in the field's list, or not certainly. */
  | 'openValues'
  /** Something of the values would be lost: leading zeros, ambiguous dates, text that is too long. */
  | 'lossy'
  /** The matcher names a doubt. */
  | 'caution'
  /** The confidence is below the threshold. */
  | 'band'
  /** The matcher wants a person to look. */
  | 'review';

/** One open column with a proposed field. */
export interface BulkColumn {
  readonly row: ReviewRow;
  /** `null` for a column that is accepted. */
  readonly why: LeftOutWhy | null;
}

/** What one press of "accept all" would do. */
export interface BulkAccept {
  readonly columnIndexes: readonly number[];
  /** All open columns with a proposed field, in file order: those taken and those left out. */
  readonly columns: readonly BulkColumn[];
}

/**
 * Open columns that may be accepted together: the matcher says `auto`, at or above the threshold (0 to 1), and nothing
 * speaks against it.
 *
 * @param schema for its keys and limits; without one nothing is known of them
 */
export function bulkAccept(
  rows: readonly ReviewRow[],
  threshold: number,
  schema: TargetSchema | null,
): BulkAccept {
  const doubled = doubledFields(rows);
  const fields = new Map(schema?.fields.map((field) => [field.name, field]));
  const keys = keyFields(schema);
  const columns = rows.flatMap((row): readonly BulkColumn[] => {
    const name = row.proposal?.field ?? null;
    if (name === null || !isOpen(row)) return [];
    const field = fields.get(name);
    const why = row.conflict || doubled.has(name) ? 'conflict' : whyNot(row, { threshold, field, keys });
    return [{ row, why }];
  });
  return {
    columns,
    columnIndexes: columns.filter(({ why }) => why === null).map(({ row }) => row.columnIndex),
  };
}

function whyNot(
  row: ReviewRow,
  {
    threshold,
    field,
    keys,
  }: {
    readonly threshold: number;
    readonly field: Field | undefined;
    readonly keys: ReadonlySet<string>;
  },
): LeftOutWhy | null {
  const { proposal, decision, changes } = row;
  if (proposal === null) return 'review';
  const ai = aiStanding(row);
  if (decision?.edited === true) return 'edited';
  if (changes.length > 0) return 'changed';
  if (ai === 'alone') return 'aiOnly';
  if (ai === 'differs' || ai === 'rejected') return 'aiDiffers';
  // What was approved for this very layout before has proved itself.
  const isKnown = proposal.origin === 'memory' && proposal.state === 'auto';
  if (field !== undefined && keys.has(field.name) && !isKnown) return 'requiredKey';
  if (field !== undefined && hasOpenValues(row, field)) return 'openValues';
  if (field !== undefined && losesValues(row, field)) return 'lossy';
  if (proposal.cautions.length > 0) return 'caution';
  if (proposal.confidence < threshold) return 'band';
  return proposal.state === 'auto' ? null : 'review';
}

/** Required fields that tell rows apart, as the pack's rules say. */
function keyFields(schema: TargetSchema | null): ReadonlySet<string> {
  const unique = new Set(
    schema?.expectations?.flatMap(({ rule }) => (rule.kind === 'unique' ? rule.fields : [])),
  );
  return new Set(
    schema?.fields.filter(({ name, required }) => required && unique.has(name)).map(({ name }) => name),
  );
}

function hasOpenValues({ profile, proposal }: ReviewRow, field: Field): boolean {
  if (field.type !== 'enum' || field.enum.length === 0) return false;
  const mapped = (proposal?.transforms ?? []).flatMap((step) =>
    step.kind === 'mapValues' ? step.entries.map(({ from }) => from) : [],
  );
  const aliases = field.aliases?.flatMap(({ spellings }) => spellings) ?? [];
  const known = new Set([...field.enum, ...mapped, ...aliases].map(folded));
  return profile.topValues.some(({ value }) => !known.has(folded(value)));
}

function folded(value: string): string {
  return value.trim().toLowerCase();
}

function losesValues({ profile }: ReviewRow, { type, maxLength }: Field): boolean {
  const isNumber = type === 'integer' || type === 'number';
  const isDate = type === 'date' || type === 'datetime';
  return (
    (isNumber && profile.leadingZeros > 0) ||
    (isDate && profile.ambiguousDates) ||
    (maxLength !== null && profile.maxLength > maxLength)
  );
}
