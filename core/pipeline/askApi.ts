import { answerColumns, isList, listedFields } from '../ask/answerColumns.ts';
import { answerSentence } from '../ask/answerSentence.ts';
import type { AskTopic } from '../ask/askField.ts';
import { zoneNamed } from '../ask/days.ts';
import { drillQuery } from '../ask/drillQuery.ts';
import { figuresOf, listRows } from '../ask/evaluate.ts';
import { askPlace } from '../ask/askPlace.ts';
import { planQuery } from '../ask/planQuery.ts';
import { meetsAll } from '../ask/rowTests.ts';
import type { AskNow } from '../ask/resolveSpan.ts';
import type { AskQuery } from '../model/ask.ts';
import type { AskPlan } from '../model/askPlan.ts';
import { AppError } from '../model/errors.ts';
import type { AskApi, LeadAnswer, LeadAnswerRow } from '../ports/askApi.ts';
import { type AskSource, type FoundRow, noRow } from './askSource.ts';
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
  const plan = planQuery(query, topic, now);
  const asOfPlan = window.first === 0 ? plan : cameBy(plan, topic.dateField, now.now);
  const rows = (await source.find(asOfPlan)).filter(({ valueOf }) => meetsAll(asOfPlan.where, valueOf));
  const made = isList(query) ? listed(rows, { query, topic, plan }) : figured(rows, { query, plan, now });
  const { first, limit } = window;
  const end = Math.min(first + limit, made.rows.length);
  const asOf = new Date(now.now).toISOString();
  return {
    query,
    sentence: answerSentence(query, topic, { ...made, total: made.rows.length, rows: made.figures }),
    columns: answerColumns(query, topic),
    rows: made.rows.slice(first, end).map((row) => row()),
    total: made.rows.length,
    found: made.found,
    of: await source.count(),
    asOf,
    next: end < made.rows.length ? askPlace(now.now, end) : null,
  };
}

interface Made {
  readonly found: number;
  readonly rows: readonly (() => LeadAnswerRow)[];
  readonly figures: ReturnType<typeof figuresOf>['rows'];
}

type FoundRows = readonly FoundRow[];

function listed(
  found: FoundRows,
  { query, topic, plan }: { readonly query: AskQuery; readonly topic: AskTopic; readonly plan: AskPlan },
): Made {
  const numbers = new Set(topic.fields.flatMap(({ name, type }) => (type === 'number' ? [name] : [])));
  const fields = listedFields(query, topic);
  return {
    found: found.length,
    figures: [],
    rows: listRows(found, plan, numbers).map(({ opens, valueOf }) => () => ({
      cells: fields.map(valueOf),
      ...opens,
      drill: null,
    })),
  };
}

function figured(
  leads: FoundRows,
  { query, plan, now }: { readonly query: AskQuery; readonly plan: AskPlan; readonly now: AskNow },
): Made {
  const { found, rows } = figuresOf(leads, plan, now.zone);
  return {
    found,
    figures: rows.slice(0, 1),
    rows: rows.map(({ keys, figures }) => () => ({
      cells: [...keys, ...figures],
      ...noRow,
      drill: drillQuery(query, keys),
    })),
  };
}

/** The plan without rows that came after a moment, so that no window moves. */
function cameBy(plan: AskPlan, field: string, atMs: number): AskPlan {
  const to = new Date(atMs + 1).toISOString();
  return {
    ...plan,
    where: [...plan.where, [{ kind: 'time', field, from: null, to, isNot: false }]],
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
