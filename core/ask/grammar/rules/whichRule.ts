import { type Draft, note, noteWaiting, type Rule, wordAt } from '../draft/draft.ts';
import { isField } from '../words/kinds.ts';
import { lexiconOf } from '../words/lexicon.ts';
import { periods } from '../words/periods.ts';
import { superlatives } from '../words/superlatives.ts';
import { singular } from '../words/tokens.ts';

/** `which broker`, `who`, `which month`: waits for what is asked of it; `busiest day`. */
export const whichRule: Rule = (draft, at) => {
  const word = wordAt(draft, at);
  if (word === 'which' || word === 'what') {
    const period = Object.hasOwn(periods, wordAt(draft, at + 1)) ? periods[wordAt(draft, at + 1)] : undefined;
    if (period !== undefined && isRanked(draft)) {
      draft.groups.push({ field: draft.topic.dateField, by: period });
      note(draft, [at, 2], `by ${period}`);
      return 2;
    }
    const found = lexiconOf(draft.topic).find(draft.tokens, at + 1, isField);
    const type = found?.field?.type;
    if (found?.field === undefined || found.isSubject === true || (type !== 'text' && type !== 'choice'))
      return 0;
    draft.asked = found.field;
    note(draft, [at, found.length + 1], `which ${found.field.label.toLowerCase()}`);
    return found.length + 1;
  }
  if (word === 'who') {
    // "Who are the brokers that" asks for brokers.
    const named = ['is', 'are', 'were'].includes(wordAt(draft, at + 1)) && wordAt(draft, at + 2) === 'the';
    const found = named ? lexiconOf(draft.topic).find(draft.tokens, at + 3, isField) : undefined;
    if (found?.field !== undefined && found.isSubject !== true && !found.isMisspelt) {
      draft.asked = found.field;
      note(draft, [at, 3 + found.length], `which ${found.field.label.toLowerCase()}`);
      return 3 + found.length;
    }
    const person = personOf(draft, at);
    if (person === null) return 0;
    draft.asked = person;
    const verb = owning.includes(wordAt(draft, at + 1)) ? 1 : 0;
    note(draft, [at, 1 + verb], 'who');
    return 1 + verb;
  }
  if (word === 'busiest' || word === 'quietest') {
    const period = periods[singular(wordAt(draft, at + 1))];
    draft.superlative = { descending: word === 'busiest', word };
    if (period === undefined) {
      noteWaiting(draft, [at, 1], { means: word, waits: 'superlative' });
      return 1;
    }
    draft.groups.push({ field: draft.topic.dateField, by: period });
    note(draft, [at, 2], `by ${period}`);
    return 2;
  }
  return 0;
};

const owning = ['has', 'have', 'own', 'owns', 'got', 'handles', 'manages'];

/** Whoever did it; of records, whom they belong to, where "who has the most" asks for that. */
function personOf(draft: Draft, at: number): Draft['asked'] {
  const fieldNamed = (name: string): Draft['asked'] =>
    draft.topic.fields.find((field) => field.name === name && field.isUsed) ?? null;
  const owns = owning.includes(wordAt(draft, at + 1));
  return fieldNamed('person') ?? (owns && isRanked(draft) ? fieldNamed('owner') : null);
}

function isRanked({ tokens }: Draft): boolean {
  return tokens.some(({ word }) => superlatives.get(word)?.fields.length === 0);
}
