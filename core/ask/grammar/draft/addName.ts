import { addCondition, type Draft } from './draft.ts';
import type { nameAt } from '../words/namedValues.ts';

/** A name as a condition: the value, or what is a part of it. */
export function addName(
  draft: Draft,
  { field, values, isWhole, text, meant, others }: NonNullable<ReturnType<typeof nameAt>>,
): void {
  draft.slip = meant ?? null;
  if (isWhole && others.length > 0) draft.choice = { taken: { field: field.name, values }, others };
  addCondition(draft, field, isWhole ? { op: 'is', values } : { op: 'contains', text });
}
