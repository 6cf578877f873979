import type { AskCondition, AskQuery, AskReading, AskTaken } from '../../../core/contract/askViews.ts';
import { conditionsOf } from './editQuery.ts';

/** A piece of a question that was read otherwise than it is written. */
export interface SlipNote {
  readonly written: string;
  readonly read: string;
  /** The question with the piece in quotes, which takes it as it stands. */
  readonly literal: string;
}

/** A name that may be of another field. */
export interface ChoiceNote {
  readonly written: string;
  readonly taken: AskTaken;
  readonly others: readonly AskTaken[];
}

export function slipsOf({ question, parts }: AskReading): readonly SlipNote[] {
  return parts
    .flatMap(({ slips = [] }) => slips)
    .map(({ from, to, read }) => ({
      written: question.slice(from, to),
      read,
      literal: `${question.slice(0, from)}"${question.slice(from, to)}"${question.slice(to)}`,
    }));
}

export function choicesOf({ question, parts }: AskReading): readonly ChoiceNote[] {
  return parts.flatMap(({ from, to, choice }) =>
    choice === undefined ? [] : [{ written: question.slice(from, to), ...choice }],
  );
}

/** The query with a name as a value of another field; `null` where the name is no longer in it. */
export function withOther(query: AskQuery, taken: AskTaken, other: AskTaken): AskQuery | null {
  let isChanged = false;
  const swapped = (condition: AskCondition): readonly AskCondition[] => {
    const { field, test } = condition;
    if (isChanged || field !== taken.field || !('values' in test)) return [condition];
    if (!taken.values.every((value) => test.values.includes(value))) return [condition];
    isChanged = true;
    const rest = test.values.filter((value) => !taken.values.includes(value));
    const next: AskCondition = { field: other.field, test: { op: test.op, values: other.values } };
    return rest.length === 0 ? [next] : [{ field, test: { op: test.op, values: rest } }, next];
  };
  const where = query.where.flatMap((clause): AskQuery['where'] => {
    const conditions = conditionsOf(clause).flatMap(swapped);
    const [only, ...more] = conditions;
    // Of several values none is to be met, each has its own clause.
    if (!('any' in clause) && conditions.every(({ test }) => test.op === 'isNot')) return conditions;
    return only === undefined ? [] : more.length === 0 ? [only] : [{ any: conditions }];
  });
  return isChanged ? { ...query, where } : null;
}
