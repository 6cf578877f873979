import { addCondition, note, type Rule } from '../draft/draft.ts';
import { timeAt } from '../draft/timePhrases.ts';

/** `since March`, `last week`; of the date field that was named before, else of the topic's own. */
export const timeRule: Rule = (draft, at) => {
  const found = timeAt(draft, at);
  if (found === undefined) return 0;
  const field = draft.dateField ?? draft.topic.fields.find(({ name }) => name === draft.topic.dateField);
  if (field === undefined) return 0;
  draft.dateField = null;
  const { test } = found;
  // "Yesterday or today" are two times, "without email or since May" hardly is a choice.
  if (draft.last !== field) draft.link = 'and';
  addCondition(draft, field, test);
  note(draft, [at, found.length], `${field.label.toLowerCase()}: time`);
  return found.length;
};
