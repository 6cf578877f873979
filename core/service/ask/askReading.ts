import type { AskTopic } from '../../ask/askField.ts';
import { zoneNamed } from '../../ask/days.ts';
import { type ReadQuestion, readQuestion } from '../../ask/grammar/readQuestion.ts';
import { isOtherLanguage } from '../../ask/grammar/words/otherLanguage.ts';
import { leftOut } from '../../ask/grammar/leftOut.ts';
import { planQuery } from '../../ask/planQuery.ts';
import { queryWords } from '../../ask/queryWords.ts';
import type { AskModelUse, AskReading } from '../../contract/askViews.ts';
import type { AskQuery } from '../../model/ask.ts';
import type { Clock } from '../../ports/clock.ts';
import { namedValues } from './askNames.ts';
import type { AskBook } from './askTopics.ts';

/** A question, and what was asked before it in the same talk. */
export interface AskedQuestion {
  readonly question: string;
  readonly context: AskQuery | null;
  readonly zone: string;
}

export interface ReadingParts {
  readonly book: AskBook;
  readonly clock: Clock;
}

/** Reads a question by the grammar; nothing is sent and nothing run. */
export async function readByGrammar(
  { book, clock }: ReadingParts,
  { question, context, zone }: AskedQuestion,
): Promise<AskReading> {
  const topics = await book.topics();
  const found = await readQuestion({
    question,
    context,
    topics,
    now: { now: clock.now(), zone: zoneNamed(zone) },
    named: (topic, phrases) => namedValues(book, topic, phrases),
  });
  return readingOf(question, found);
}

function readingOf(question: string, found: ReadQuestion): AskReading {
  const nothing = {
    question,
    query: null,
    words: [],
    by: 'grammar',
    followsUp: false,
    parts: [],
    model: null,
    likely: null,
  } as const;
  if (found.kind === 'refused') return { ...nothing, state: 'refused', message: found.message };
  if (found.kind === 'nothing')
    return {
      ...nothing,
      state: 'none',
      parts: found.parts,
      likely:
        found.likely === null
          ? null
          : { subject: found.likely.topic.subject, suggestions: found.likely.suggestions },
      message: `${
        isOtherLanguage(question) ? 'Questions are read in English only' : 'This was not understood'
      }. Name what you look for (leads, runs, files, mappings, scans), or build the filter.`,
    };
  const { query, topic, parts, followsUp } = found;
  const message = leftOut(question, parts);
  return {
    ...nothing,
    state: message === '' ? 'whole' : 'partly',
    query,
    words: queryWords(query, topic),
    followsUp,
    parts,
    message,
  };
}

/** What a language model made of a question. @throws {AppError} `ASK_INVALID` where its fields do not fit */
export function readingByModel({
  question,
  query,
  topic,
  now,
  model,
}: {
  readonly question: string;
  readonly query: AskQuery;
  readonly topic: AskTopic;
  readonly now: Parameters<typeof planQuery>[2];
  readonly model: AskModelUse;
}): AskReading {
  planQuery(query, topic, now);
  return {
    question,
    state: 'whole',
    query,
    words: queryWords(query, topic),
    by: 'model',
    followsUp: false,
    parts: [],
    message: '',
    model,
    likely: null,
  };
}
