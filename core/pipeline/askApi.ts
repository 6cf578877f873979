import { answerColumns, type AnswerColumn, isList, listedFields } from '../ask/answerColumns.ts';
import { answerSentence } from '../ask/answerSentence.ts';
import type { AskTopic } from '../ask/askField.ts';
import { askedLeads } from '../ask/askLeads.ts';
import { zoneNamed } from '../ask/days.ts';
import { drillQuery } from '../ask/drillQuery.ts';
import { figuresOf, listRows } from '../ask/evaluate.ts';
import { planQuery } from '../ask/planQuery.ts';
import type { Word } from '../ask/queryWords.ts';
import type { AskNow } from '../ask/resolveSpan.ts';
import type { AskQuery } from '../model/ask.ts';
import type { AskPlan, AskValue } from '../model/askPlan.ts';
import { AppError } from '../model/errors.ts';
import type { LeadId } from '../model/lead.ts';
import { type AskApiWorld, createLeadReader, type LeadReading } from './leadReader.ts';

/** A question in words, or a query of the closed language. */
export interface LeadQuestion {
  readonly asked:
    | { readonly question: string; readonly context: AskQuery | null }
    | { readonly query: AskQuery };
  /** IANA name of the asker's zone. */
  readonly zone: string;
  /** `next` of the answer before. */
  readonly after: string | null;
  readonly limit: number;
}

/** A lead, or a row of figures. Cells stand in the order of the columns. */
export interface LeadAnswerRow {
  readonly cells: readonly AskValue[];
  /** `null` for figures. */
  readonly leadId: LeadId | null;
  /** Of a row of figures: the query that lists its leads. */
  readonly drill: AskQuery | null;
}

/** A window of an answer. */
export interface LeadAnswer {
  /** As it was run. */
  readonly query: AskQuery;
  readonly sentence: readonly Word[];
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly LeadAnswerRow[];
  /** Rows or groups in all, as far as the query's limit lets them. */
  readonly total: number;
  /** Leads that the conditions find, and that there are. */
  readonly found: number;
  readonly of: number;
  /** ISO 8601 UTC: from when spans are seen, also on further windows; leads that came later are left out of these. */
  readonly asOf: string;
  readonly next: string | null;
}

/** How a question was read, `null` for a query; and its answer, `null` where there is nothing to be run. */
export interface LeadAsked {
  readonly reading: LeadReading | null;
  readonly answer: LeadAnswer | null;
}

/** Questions over the leads of a pipeline: what is read by the grammar or given is a query, and only that is run. */
export interface AskApi {
  /** @throws {AppError} `ASK_INVALID` where the query does not fit, `ASK_TOO_LONG`, `USAGE` for an unknown zone or place */
  ask(asked: LeadQuestion): Promise<LeadAsked>;
}

export function createAskApi(world: AskApiWorld): AskApi {
  const reader = createLeadReader(world);
  return {
    async ask({ asked, zone, after, limit }) {
      const { atMs, first } = placeOf(after, world.clock.now());
      const now: AskNow = { now: atMs, zone: zoneNamed(zone) };
      const window = { first, limit };
      if ('query' in asked)
        return {
          reading: null,
          answer: await answered(world, reader.topicOf(asked.query), { ...asked, now, window }),
        };
      if (asked.context !== null) reader.topicOf(asked.context);
      const reading = await reader.read(asked, now);
      const { query } = reading;
      if (query === null) return { reading, answer: null };
      return { reading, answer: await answered(world, reader.topicOf(query), { query, now, window }) };
    },
  };
}

async function answered(
  world: AskApiWorld,
  { topic, rule }: ReturnType<ReturnType<typeof createLeadReader>['topicOf']>,
  asked: {
    readonly query: AskQuery;
    readonly now: AskNow;
    readonly window: { readonly first: number; readonly limit: number };
  },
): Promise<LeadAnswer> {
  const { query, now, window } = asked;
  const plan = planQuery(query, topic, now);
  const rows = await askedLeads(
    { store: world.leads, nowMs: () => world.clock.now() },
    { plan: window.first === 0 ? plan : cameBy(plan, now.now), ...rule },
  );
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
    of: await world.leads.count(rule.packId),
    asOf,
    next: end < made.rows.length ? `${now.now}-${end}` : null,
  };
}

interface Made {
  readonly found: number;
  readonly rows: readonly (() => LeadAnswerRow)[];
  readonly figures: ReturnType<typeof figuresOf>['rows'];
}

type FoundLeads = Awaited<ReturnType<typeof askedLeads>>;

function listed(
  found: FoundLeads,
  { query, topic, plan }: { readonly query: AskQuery; readonly topic: AskTopic; readonly plan: AskPlan },
): Made {
  const numbers = new Set(topic.fields.flatMap(({ name, type }) => (type === 'number' ? [name] : [])));
  const fields = listedFields(query, topic);
  return {
    found: found.length,
    figures: [],
    rows: listRows(found, plan, numbers).map(({ lead, valueOf }) => () => ({
      cells: fields.map(valueOf),
      leadId: lead.id,
      drill: null,
    })),
  };
}

function figured(
  leads: FoundLeads,
  { query, plan, now }: { readonly query: AskQuery; readonly plan: AskPlan; readonly now: AskNow },
): Made {
  const { found, rows } = figuresOf(leads, plan, now.zone);
  return {
    found,
    figures: rows.slice(0, 1),
    rows: rows.map(({ keys, figures }) => () => ({
      cells: [...keys, ...figures],
      leadId: null,
      drill: drillQuery(query, keys),
    })),
  };
}

/** The plan without leads that came after a moment, so that no window moves. */
function cameBy(plan: AskPlan, atMs: number): AskPlan {
  const to = new Date(atMs + 1).toISOString();
  return {
    ...plan,
    where: [...plan.where, [{ kind: 'time', field: '@loaded', from: null, to, isNot: false }]],
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
