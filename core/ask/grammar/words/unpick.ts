import type { AskClause, AskQuery } from '../../../model/ask.ts';
import type { AskField, AskTopic } from '../../askField.ts';
import { foldText } from '../../foldText.ts';
import { conditionsOf } from '../../planQuery.ts';
import { lexiconOf } from './lexicon.ts';
import { tokensOf } from './tokens.ts';

const orders =
  /^(?:(?:please|and|but|now|ok|okay|then)[\s,]+)*(?:drop|remove|clear|forget|ignore|undo|leave out|take (?:away|off|out)|get rid of|lose|skip|no longer|regardless of|irrespective of|no matter (?:which|what|the)|whatever|(?:for |in |from )?(?:all|any|every))\s+(?:(?:of|the|that|those|this|by)\s+)*(.+?)(?:\s+(?:filters?|conditions?|restrictions?|part|again|please))*\s*[.!?]*$/iu;

/**
 * The query before without what a follow-up takes away: `drop the country`, `any status`, `remove the sorting`. Nothing but
 * the question is changed by it.
 *
 * @returns `undefined` where it names nothing that the query before asks for
 */
export function unpicked(question: string, before: AskQuery, topic: AskTopic): AskQuery | undefined {
  const named = orders.exec(question.trim())?.[1];
  if (named === undefined) return undefined;
  if (/^(?:group(?:s|ing)?|breakdown)$/iu.test(named) && before.groups.length > 0)
    return { ...before, groups: [], order: [], limit: null };
  if (/^(?:sort(?:ing)?|order(?:ing)?)$/iu.test(named) && before.order.length > 0)
    return { ...before, order: [] };
  if (/^(?:limit|top(?: \d+)?)$/iu.test(named) && before.limit !== null) return { ...before, limit: null };
  const fields = fieldsNamed(named, topic);
  const isTaken = (clause: AskClause): boolean =>
    conditionsOf(clause).some(
      ({ field, test }) =>
        fields.has(field) ||
        ('values' in test && test.values.some((value) => foldText(value) === foldText(named))) ||
        ('text' in test && foldText(test.text) === foldText(named)),
    );
  const where = before.where.filter((clause) => !isTaken(clause));
  return where.length === before.where.length ? undefined : { ...before, where };
}

/** The fields that the words are the name of, wholly; a time is that of the rows. */
function fieldsNamed(named: string, topic: AskTopic): ReadonlySet<string> {
  const tokens = tokensOf(named);
  const timeFields = topic.fields.filter(({ type }) => type === 'instant' || type === 'day');
  if (/^(?:times?|dates?|period|time span|years?|months?|weeks?|days?)$/iu.test(named))
    return new Set(timeFields.map(({ name }) => name));
  const found = lexiconOf(topic).find(tokens, 0, ({ field }) => field !== undefined);
  const field: AskField | undefined = found?.length === tokens.length ? found.field : undefined;
  return new Set(field === undefined ? [] : [field.name]);
}
