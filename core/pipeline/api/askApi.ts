import { answerColumns } from '../../ask/answerColumns.ts';
import { answerSentence } from '../../ask/answerSentence.ts';
import { zoneNamed } from '../../ask/days.ts';
import { askPlace } from '../../ask/askPlace.ts';
import { valuesEvaluated } from '../../ask/evaluatedRows.ts';
import type { AskNow } from '../../ask/resolveSpan.ts';
import type { AskQuery } from '../../model/ask.ts';
import { AppError } from '../../model/errors.ts';
import type { AskApi, LeadAnswer } from '../../ports/askApi.ts';
import { answerRows } from './answerRows.ts';
import type { AskSource } from './askSource.ts';
import { type AskApiWorld, createPipelineReader } from './pipelineReader.ts';

export function createAskApi(world: AskApiWorld): AskApi {
  return {
    async ask({ asked, zone, after, limit }) {
      // What is looked at for names and for rows is fetched once a question, and never kept for the next.
      const reader = createPipelineReader(world);
      const { atMs, first } = placeOf(after, world.clock.now());
      const now: AskNow = { now: atMs, zone: zoneNamed(zone) };
      const window = { first, limit };
      if ('query' in asked)
        return {
          reading: null,
          answer: await answered(reader.sourceOf(asked.query), { ...asked, now, window }),
        };
      if (asked.context !== null) reader.sourceOf(asked.context);
      const reading = await reader.read(asked, now);
      const { query } = reading;
      if (query === null) return { reading, answer: null };
      return { reading, answer: await answered(reader.sourceOf(query), { query, now, window }) };
    },
    async values({ subject, limit, field, text }) {
      const source = createPipelineReader(world).sourceOf({ subject });
      const { topic } = source;
      if (!topic.fields.some(({ name }) => name === field))
        throw new AppError('ASK_INVALID', `${topic.title} have no field ${field.slice(0, 60)}.`);
      return valuesEvaluated(await source.sample(), { field, text, limit });
    },
  };
}

async function answered(
  source: AskSource,
  asked: {
    readonly query: AskQuery;
    readonly now: AskNow;
    readonly window: { readonly first: number; readonly limit: number };
  },
): Promise<LeadAnswer> {
  const { topic } = source;
  const { query, now, window } = asked;
  const { first, limit } = window;
  const made = await answerRows(source, { query, now, isLater: first > 0 });
  const end = Math.min(first + limit, made.rows.length);
  return {
    query,
    sentence: answerSentence(query, topic, { ...made, total: made.rows.length, rows: made.figures }),
    columns: answerColumns(query, topic),
    rows: made.rows.slice(first, end).map((row) => row()),
    total: made.rows.length,
    found: made.found,
    of: await source.count(),
    asOf: new Date(now.now).toISOString(),
    next: end < made.rows.length ? askPlace(now.now, end) : null,
  };
}

/** When the first window was asked for, and the first row of this one. */
function placeOf(after: string | null, nowMs: number): { readonly atMs: number; readonly first: number } {
  if (after === null) return { atMs: nowMs, first: 0 };
  const [, at, first] = /^(\d{1,15})-(\d{1,7})$/.exec(after) ?? [];
  if (at === undefined || Number(at) > nowMs)
    throw new AppError('USAGE', 'The place to go on from is none that was given here.');
  return { atMs: Number(at), first: Number(first) };
}
