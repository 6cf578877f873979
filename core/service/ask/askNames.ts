import type { AskTopic } from '../../ask/askField.ts';
import { foldText } from '../../ask/foldText.ts';
import { matchNames } from '../../ask/grammar/words/matchNames.ts';
import type { NamedIn, NamedValue } from '../../ask/grammar/words/naming.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { AskBook } from './askTopics.ts';

/** A phrase that may be the name of a file: only then are files, of which there are many, looked through. */
const fileForm = /[._\d]/;

/** Looks up whose values the phrases of a question are: records by the index of their words, others by the values there are. */
export async function namedValues(
  book: AskBook,
  topic: AskTopic,
  phrases: readonly string[],
): Promise<NamedIn> {
  const open = await book.open(topic.subject);
  const asked = phrases.slice(0, askOptions.phrases);
  const found = new Map<string, NamedValue[]>();
  const add = (phrase: string, value: NamedValue): void => {
    const key = foldText(phrase);
    const before = found.get(key);
    if (before === undefined) found.set(key, [value]);
    else before.push(value);
  };
  for (const { phrase, ...value } of await open.named(asked)) add(phrase, value);
  for (const { name, type } of topic.fields) {
    const isKeptByStore = topic.subject.kind === 'records' && name !== '@sender';
    if (type !== 'text' || isKeptByStore || ['reason', 'problem', 'mapping', 'origin'].includes(name))
      continue;
    const wanted = name === 'file' ? asked.filter((phrase) => fileForm.test(phrase)) : asked;
    if (wanted.length === 0) continue;
    const values = await open.values({ field: name, text: '', limit: askOptions.valuesKnown });
    for (const phrase of wanted) {
      for (const { value, count } of matchNames(values, phrase)) add(phrase, { field: name, value, count });
    }
  }
  return (phrase) => found.get(foldText(phrase)) ?? [];
}
