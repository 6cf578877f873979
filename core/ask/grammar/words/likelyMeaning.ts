import type { AskCondition, AskQuery } from '../../../model/ask.ts';
import type { AskTopic } from '../../askField.ts';
import { isSame } from './chooseTopic.ts';
import { lexiconOf } from './lexicon.ts';
import { nameAt, phrasesToLookUp } from './namedValues.ts';
import type { NamedIn } from './naming.ts';
import { emptyWords, reservedWords } from './reservedWords.ts';
import type { Token } from './tokens.ts';

/** What a question that comes to no query is most likely about, and what it names of that, as conditions to choose from. */
export interface LikelyMeaning {
  readonly topic: AskTopic;
  /** In the order of the question, each once. */
  readonly suggestions: readonly AskCondition[];
  /** A piece for each token or name; `null`: not understood. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly means: string | null }[];
}

/** What a value or the rows themselves weigh beside a field that is only mentioned. */
const valueWeight = 2;

/**
 * Looks for the topic of which a question names most. It is for a person to begin with: nothing of it is run unasked.
 *
 * @returns Of equal topics that of the query before, or the first; `undefined` where nothing of any is named
 */
export async function likelyMeaning({
  tokens,
  context,
  topics,
  named,
}: {
  readonly tokens: readonly Token[];
  readonly context: AskQuery | null;
  readonly topics: readonly AskTopic[];
  readonly named: (topic: AskTopic, phrases: readonly string[]) => Promise<NamedIn>;
}): Promise<LikelyMeaning | undefined> {
  const phrases = phrasesToLookUp(tokens);
  let best: (LikelyMeaning & { readonly score: number }) | undefined;
  for (const topic of topics) {
    const { score, ...found } = meaningIn(topic, tokens, await named(topic, phrases));
    const isBefore = context !== null && isSame(context.subject, topic.subject);
    if (score > 0 && (best === undefined || score > best.score || (isBefore && score === best.score)))
      best = { ...found, score };
  }
  return best;
}

function meaningIn(
  topic: AskTopic,
  tokens: readonly Token[],
  named: NamedIn,
): LikelyMeaning & { readonly score: number } {
  const suggestions = new Map<string, AskCondition>();
  const parts: LikelyMeaning['parts'][number][] = [];
  let score = 0;
  const suggest = (condition: AskCondition): void => {
    suggestions.set(JSON.stringify(condition), condition);
  };
  for (let at = 0; at < tokens.length; ) {
    const known = lexiconOf(topic).find(tokens, at);
    const name = known?.isMisspelt === false ? undefined : nameAt({ topic, tokens, named, hint: '' }, at);
    const length = name?.length ?? known?.length ?? 1;
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (first === undefined || last === undefined) break;
    let means: string | null = null;
    if (name !== undefined) {
      suggest({ field: name.field.name, test: { op: 'is', values: name.values } });
      means = `${name.field.label}: ${name.values.join(', ')}`;
      score += valueWeight * length;
    } else if (known?.value !== undefined) {
      const { field, value } = known.value;
      suggest({ field: field.name, test: { op: 'is', values: [value] } });
      means = `${field.label}: ${value}`;
      score += valueWeight * length;
    } else if (known?.field !== undefined) {
      if (known.field.isUsed) suggest({ field: known.field.name, test: { op: 'filled' } });
      means = known.field.label;
      score += length;
    } else if (known?.isSubject === true) {
      means = topic.many;
      score += valueWeight;
    } else if (emptyWords.has(first.word) || reservedWords.has(first.word) || first.text === ',') means = '';
    parts.push({ from: first.from, to: last.to, means });
    at += length;
  }
  return { topic, suggestions: [...suggestions.values()], parts, score };
}
