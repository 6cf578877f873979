import { addCondition, note, type Rule, wordAt } from './draft.ts';
import { lexiconOf } from './lexicon.ts';
import { comparisonAt, fieldUnitOf, scaleOf } from './numberPhrases.ts';
import { isNumber } from './kinds.ts';

/** `more than 500 employees`, `quality below 90%`, `larger than 10 MB`. */
export const comparisonRule: Rule = (draft, at) => {
  const { topic, tokens } = draft;
  const lexicon = lexiconOf(topic);
  const named = lexicon.find(tokens, at, isNumber);
  if (named?.field !== undefined && !(named.isSubject === true && at === 0)) {
    let place = at + named.length;
    const says = ['of', 'is', 'are', 'was', 'were', 'being', 'has'].includes(wordAt(draft, place));
    if (says) place += 1;
    const turned = wordAt(draft, place) === 'not' && says;
    const found = comparisonAt(tokens, place + (turned ? 1 : 0), { isBare: says });
    if (found !== undefined) {
      draft.negated ||= turned;
      addCondition(draft, named.field, found.test(scaleOf(found.unit, named.field.unit)));
      const length = place + (turned ? 1 : 0) + found.length - at;
      note(draft, [at, length], named.field.label.toLowerCase());
      return length;
    }
    if (['nothing', 'none', 'nobody'].includes(wordAt(draft, place))) {
      addCondition(draft, named.field, { op: 'equals', number: 0 });
      note(draft, [at, place + 1 - at], `no ${named.field.label.toLowerCase()}`);
      return place + 1 - at;
    }
  }
  const found = comparisonAt(tokens, at, { isBare: false });
  if (found === undefined) return 0;
  const unit = fieldUnitOf(found.unit);
  const behind = lexicon.find(tokens, at + found.length, isNumber);
  const before = ['longer', 'shorter'].includes(wordAt(draft, at)) ? 'seconds' : unit;
  const field =
    behind?.field ??
    topic.fields.find((one) => before !== '' && one.unit === before) ??
    (['larger', 'bigger', 'smaller'].includes(wordAt(draft, at))
      ? topic.fields.find(({ name }) => name === 'size' || name === 'rows')
      : undefined);
  if (field === undefined) return 0;
  addCondition(draft, field, found.test(scaleOf(found.unit, field.unit)));
  const length = found.length + (behind?.length ?? 0);
  note(draft, [at, length], field.label.toLowerCase());
  return length;
};
