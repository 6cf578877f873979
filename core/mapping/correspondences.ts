import type { ColumnDecision, Decisions } from '../model/draft.ts';
import { asConfidence, type Correspondence, type Proposal } from '../model/mapping.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * What a run does with the decisions: one correspondence a field, in the order of the first column that feeds it, then
 * derived fields, then constants. Columns that are accepted or still open count, ignored ones do not. Where several columns
 * feed a field, the transforms are those of the first that joins them, else of the first; what is derived gives way to a
 * column, and a constant to both.
 */
export function correspondencesOf(proposal: Proposal, decisions: Decisions): readonly Correspondence[] {
  const byField = new Map<string, ColumnDecision[]>();
  for (const column of decisions.columns) {
    if (column.field === null || column.status === 'ignored') continue;
    const group = byField.get(column.field);
    if (group === undefined) byField.set(column.field, [column]);
    else group.push(column);
  }
  const correspondences: Correspondence[] = [];
  for (const [field, group] of byField) {
    const leading = group.find(joins) ?? group[0];
    if (leading === undefined) continue;
    const proposed = proposal.columns[leading.columnIndex];
    const asProposed = proposed?.field === field && !group.some((column) => column.edited);
    correspondences.push({
      field,
      columnIndexes: group.map((column) => column.columnIndex),
      transforms: leading.transforms,
      confidence: asProposed ? proposed.confidence : asConfidence(1),
      origin: asProposed ? proposed.origin : 'person',
    });
  }
  const derived = decisions.derived.filter(({ field }) => !byField.has(field));
  for (const { field, columnIndexes, transforms } of derived) {
    const proposed = proposal.derived?.find((one) => one.field === field);
    const asProposed =
      proposed !== undefined &&
      canonicalJson([proposed.columnIndexes, proposed.transforms]) ===
        canonicalJson([columnIndexes, transforms]);
    correspondences.push({
      field,
      columnIndexes,
      transforms,
      confidence: asProposed ? proposed.confidence : asConfidence(1),
      origin: asProposed ? proposed.origin : 'person',
    });
  }
  for (const { field, value } of decisions.constants) {
    if (byField.has(field) || derived.some((one) => one.field === field)) continue;
    correspondences.push({
      field,
      columnIndexes: [],
      transforms: [{ kind: 'constant', value }],
      confidence: asConfidence(1),
      origin: 'person',
    });
  }
  return correspondences;
}

/** True for a column whose cells are joined with others of the same field. */
export function joins(column: ColumnDecision): boolean {
  const first = column.transforms[0]?.kind;
  return first === 'concatenate' || first === 'coalesce' || first === 'joinDateTime' || first === 'template';
}
