import type { Decisions, Field, TargetSchema } from '../../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/** A column that could feed a required field which none feeds. */
export interface RequiredCandidate {
  readonly row: ReviewRow;
  /** 0 to 1, as the matcher gave it for this field; `null` where it named the field nowhere. */
  readonly confidence: number | null;
  /** Why the matcher did not propose the field for the column; empty where it did, or where it named it nowhere. */
  readonly why: string;
}

/** A required field without a source, with the columns that come nearest. */
export interface OpenRequired {
  readonly field: Field;
  /** Best first, ties in file order, at most three. */
  readonly candidates: readonly RequiredCandidate[];
}

const mostCandidates = 3;

/** Required fields that neither a column nor a constant feeds as the draft stands, in the schema's order. */
export function openRequired(
  schema: TargetSchema,
  decisions: Decisions,
  rows: readonly ReviewRow[],
): readonly OpenRequired[] {
  if (decisions.unmappedRequired.length === 0) return [];
  const open = new Set(decisions.unmappedRequired);
  const named = namedByField(rows, open);
  const free = rows.filter((row) => row.field === null);
  return schema.fields
    .filter((field) => open.has(field.name))
    .map((field) => ({ field, candidates: candidatesFor(field, named.get(field.name) ?? [], free) }));
}

/** Columns that come nearest to one field, best first, at most three. */
export function nearestColumns(field: Field, rows: readonly ReviewRow[]): readonly RequiredCandidate[] {
  const named = namedByField(rows, new Set([field.name])).get(field.name) ?? [];
  const free = rows.filter((row) => row.field === null);
  return candidatesFor(field, named, free);
}

/** What the matcher named for each of the fields; one pass, since a target may have thousands of them. */
function namedByField(
  rows: readonly ReviewRow[],
  fields: ReadonlySet<string>,
): ReadonlyMap<string, readonly RequiredCandidate[]> {
  const byField = new Map<string, RequiredCandidate[]>();
  const add = (field: string, candidate: RequiredCandidate): void => {
    if (!fields.has(field)) return;
    const list = byField.get(field);
    if (list === undefined) byField.set(field, [candidate]);
    else list.push(candidate);
  };
  for (const row of rows) {
    const { proposal } = row;
    if (proposal === null) continue;
    if (proposal.field !== null) add(proposal.field, { row, confidence: proposal.confidence, why: '' });
    for (const { field, confidence, why } of proposal.alternatives) add(field, { row, confidence, why });
  }
  return byField;
}

/** What the matcher named, best first; behind that, columns that feed nothing and whose values are of the field's kind. */
function candidatesFor(
  field: Field,
  named: readonly RequiredCandidate[],
  free: readonly ReviewRow[],
): readonly RequiredCandidate[] {
  const best = named.toSorted(
    (a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || a.row.columnIndex - b.row.columnIndex,
  );
  const seen = new Set(named.map(({ row }) => row.columnIndex));
  const alike = free
    .filter((row) => !seen.has(row.columnIndex) && isOfKind(row, field))
    .map((row): RequiredCandidate => ({ row, confidence: null, why: '' }));
  return [...best, ...alike].slice(0, mostCandidates);
}

/** Kinds that say more than "some text". */
const tellingKinds: ReadonlySet<Field['type']> = new Set([
  'date',
  'datetime',
  'email',
  'phone',
  'url',
  'number',
  'boolean',
]);

function isOfKind({ profile }: ReviewRow, { type }: Field): boolean {
  if (!tellingKinds.has(type)) return false;
  return profile.type === type || profile.semanticType === type;
}
