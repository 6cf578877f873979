import { answerColumns, isList, listedFields } from '../../ask/answerColumns.ts';
import { answerSentence } from '../../ask/answerSentence.ts';
import { textOfDay, zoneNamed } from '../../ask/days.ts';
import { drillQuery } from '../../ask/drillQuery.ts';
import { finishFigures } from '../../ask/figures.ts';
import { conditionsOf, planQuery } from '../../ask/planQuery.ts';
import { resolveSpan, type AskNow } from '../../ask/resolveSpan.ts';
import type { AskAnswer, AskColumn, AskRow, AskRowTarget } from '../../contract/askViews.ts';
import type { AskQuery, AskSubject } from '../../model/ask.ts';
import type { AskPlan } from '../../model/askPlan.ts';
import { asId } from '../../model/ids.ts';
import type { RecordId } from '../../model/record.ts';
import { asScanId } from '../../model/scanRun.ts';
import type { AskStop } from '../../ports/askStore.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AskBook, OpenTopic } from './askTopics.ts';

/** What is to be run, and which rows of it are wanted. */
export interface AskOrderOf {
  readonly query: AskQuery;
  readonly zone: string;
  readonly first: number;
  readonly count: number;
}

/** Runs queries of the closed form; nothing else. */
export async function runQuery(
  { book, clock }: { readonly book: AskBook; readonly clock: Clock },
  { query, zone, first, count }: AskOrderOf,
  stop?: AskStop,
): Promise<AskAnswer> {
  const begun = clock.now();
  const open = await book.open(query.subject);
  const { topic } = open;
  const now: AskNow = { now: begun, zone: zoneNamed(zone) };
  const plan = planQuery(query, topic, now);
  const answered = isList(plan)
    ? await listed({ open, query, plan }, { first, count }, stop)
    : await figured({ open, query, plan }, { first, count, now }, stop);
  const { found, total, figures, columns, rows } = answered;
  return {
    query,
    sentence: answerSentence(query, topic, { found, total, rows: figures }),
    spans: spansOf(query, now),
    columns,
    first,
    rows,
    total,
    found,
    of: await open.total(),
    elapsedMs: Math.max(0, clock.now() - begun),
  };
}

interface Asked {
  readonly open: OpenTopic;
  readonly query: AskQuery;
  readonly plan: AskPlan;
}

interface Answered {
  readonly found: number;
  readonly total: number;
  readonly columns: readonly AskColumn[];
  readonly rows: readonly AskRow[];
  readonly figures: ReturnType<typeof finishFigures>['rows'];
}

async function listed(
  { open, query, plan }: Asked,
  window: { readonly first: number; readonly count: number },
  stop: AskStop | undefined,
): Promise<Answered> {
  const { topic } = open;
  const names = listedFields(query, topic);
  const { found, entries } = await open.list({ plan, columns: names, ...window }, stop);
  return {
    found,
    total: plan.limit === null ? found : Math.min(found, plan.limit),
    columns: answerColumns(query, topic),
    rows: entries.map(({ id, cells }) => ({ cells, opens: targetOf(query.subject, id), drill: null })),
    figures: [],
  };
}

async function figured(
  { open, query, plan }: Asked,
  { first, count, now }: { readonly first: number; readonly count: number; readonly now: AskNow },
  stop: AskStop | undefined,
): Promise<Answered> {
  const { topic } = open;
  const { found, rows } = finishFigures(await open.figures(plan, stop), plan, now.zone);
  return {
    found,
    total: rows.length,
    columns: answerColumns(query, topic),
    rows: rows.slice(first, first + count).map(({ keys, figures }) => ({
      cells: [...keys, ...figures],
      opens: null,
      drill: drillQuery(query, keys),
    })),
    figures: rows.slice(0, 1),
  };
}

function targetOf(subject: AskSubject, id: string): AskRowTarget {
  switch (subject.kind) {
    case 'records':
      return { kind: 'record', packId: subject.packId, recordId: Number(id) as RecordId };
    case 'runs':
      return { kind: 'run', runId: asId(id) };
    case 'files':
      return { kind: 'file', fileId: asId(id) };
    case 'mappings': {
      const [mapping = '', version = '0'] = id.split(' ');
      return { kind: 'mapping', mappingId: asId(mapping), version: Number(version) };
    }
    case 'scans':
      return { kind: 'scan', scanId: asScanId(id) };
  }
}

/** What the spans of the conditions come to, in days; an open end is `null`. */
function spansOf(query: AskQuery, now: AskNow): AskAnswer['spans'] {
  return query.where.flatMap((clause) =>
    conditionsOf(clause).flatMap(({ field, test }): AskAnswer['spans'] => {
      if (!('span' in test)) return [];
      const { from, to } = resolveSpan(test.span, now);
      const [start, end] = [textOfDay(from), textOfDay(to - 1)];
      switch (test.op) {
        case 'within':
        case 'notWithin':
          return [{ field, from: start, to: end }];
        case 'since':
          return [{ field, from: start, to: null }];
        case 'after':
          return [{ field, from: textOfDay(to), to: null }];
        case 'before':
          return [{ field, from: null, to: textOfDay(from - 1) }];
        case 'until':
          return [{ field, from: null, to: end }];
      }
    }),
  );
}
