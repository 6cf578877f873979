import { isList, listedFields } from '../../ask/answerColumns.ts';
import type { AskTopic } from '../../ask/askField.ts';
import { drillQuery } from '../../ask/drillQuery.ts';
import { figuresOf, listRows } from '../../ask/evaluate.ts';
import { planQuery } from '../../ask/planQuery.ts';
import type { AskNow } from '../../ask/resolveSpan.ts';
import { meetsAll } from '../../ask/rowTests.ts';
import type { AskQuery } from '../../model/ask.ts';
import type { AskPlan } from '../../model/askPlan.ts';
import type { LeadAnswerRow } from '../../ports/askApi.ts';
import { type AskSource, type FoundRow, noRow } from './askSource.ts';

/** The rows or figures of an answer; each row is made when it is asked for. */
interface MadeRows {
  /** Rows that the conditions find. */
  readonly found: number;
  readonly rows: readonly (() => LeadAnswerRow)[];
  readonly figures: ReturnType<typeof figuresOf>['rows'];
}

/**
 * Evaluates a query over all rows that it finds.
 *
 * @param asked `isLater`: rows that came after `now` are left out, so that nothing moves between two looks
 * @throws {AppError} `ASK_INVALID`, `ASK_TOO_LONG`
 */
export async function answerRows(
  source: AskSource,
  { query, now, isLater }: { readonly query: AskQuery; readonly now: AskNow; readonly isLater: boolean },
): Promise<MadeRows> {
  const { topic } = source;
  const plan = planQuery(query, topic, now);
  const asOfPlan = isLater ? cameBy(plan, topic.dateField, now.now) : plan;
  const rows = (await source.find(asOfPlan)).filter(({ valueOf }) => meetsAll(asOfPlan.where, valueOf));
  return isList(query) ? listed(rows, { query, topic, plan }) : figured(rows, { query, plan, now });
}

type FoundRows = readonly FoundRow[];

function listed(
  found: FoundRows,
  { query, topic, plan }: { readonly query: AskQuery; readonly topic: AskTopic; readonly plan: AskPlan },
): MadeRows {
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
): MadeRows {
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
