import type { ColumnProposal, Proposal } from '../../../core/model/mapping.ts';
import { asConfidence } from '../../../core/model/mapping.ts';
import { asId } from '../../../core/model/ids.ts';

/** What the rules say about a column; a column to be looked at where nothing else is said. */
export function ruled(
  columnIndex: number,
  field: string | null,
  change: Partial<ColumnProposal> = {},
): ColumnProposal {
  return {
    columnIndex,
    column: `Column ${columnIndex}`,
    field,
    state: field === null ? 'none' : 'review',
    confidence: asConfidence(field === null ? 0 : 0.6),
    reasons: ['As the rules say'],
    alternatives: [],
    transforms: [],
    origin: 'rule',
    cautions: [],
    ...change,
  };
}

export function proposalOf(...columns: readonly ColumnProposal[]): Proposal {
  return { packId: asId('test.pack'), columns, unmappedRequired: [] };
}
