import type { Decisions, Field, TargetSchema } from '../../core/contract/views.ts';
import type { ReviewRow } from './reviewRows.ts';

/** A column that could feed a required field which none feeds. */
export interface RequiredCandidate {
  readonly row: ReviewRow;
  /** 0 to 1, as the matcher gave it for this field. */
  readonly confidence: number;
  /** Why the matcher did not propose the field for the column; empty where it did and a person decided otherwise. */
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
  const open = new Set(decisions.unmappedRequired);
  return schema.fields
    .filter((field) => open.has(field.name))
    .map((field) => ({ field, candidates: candidatesFor(field.name, rows) }));
}

function candidatesFor(field: string, rows: readonly ReviewRow[]): readonly RequiredCandidate[] {
  return rows
    .flatMap((row): readonly RequiredCandidate[] => {
      const { proposal } = row;
      if (proposal === null) return [];
      if (proposal.field === field) return [{ row, confidence: proposal.confidence, why: '' }];
      const loser = proposal.alternatives.find((other) => other.field === field);
      return loser === undefined ? [] : [{ row, confidence: loser.confidence, why: loser.why }];
    })
    .sort((a, b) => b.confidence - a.confidence || a.row.columnIndex - b.row.columnIndex)
    .slice(0, mostCandidates);
}
