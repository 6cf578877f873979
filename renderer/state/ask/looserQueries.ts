import type { AskQuery } from '../../../core/contract/askViews.ts';
import { askZone } from '../app/askZone.ts';
import { useAsk } from './askDesk.ts';
import { askWay } from './askWay.ts';

/** Conditions that are tried without, at most. */
const mostTried = 6;

/** A query with one condition less, and how many rows it finds. */
export interface LooserQuery {
  readonly query: AskQuery;
  readonly found: number;
  /** What it finds, in words. */
  readonly sentence: string;
}

/** The query without each of its conditions by turns, as far as that finds rows, the fewest first: what kept them out. */
export async function looserQueries(query: AskQuery): Promise<readonly LooserQuery[]> {
  const found: LooserQuery[] = [];
  for (const at of query.where.slice(0, mostTried).keys()) {
    const looser: AskQuery = { ...query, where: query.where.filter((_, place) => place !== at) };
    const counted: AskQuery = { ...looser, groups: [], measures: [], order: [], limit: null, columns: null };
    const answer = await askWay(useAsk.getState().place).run({
      query: counted,
      zone: askZone(),
      first: 0,
      count: 1,
    });
    const sentence = answer.sentence.map(({ text }) => text).join('');
    if (answer.found > 0) found.push({ query: looser, found: answer.found, sentence });
  }
  return found.toSorted((a, b) => a.found - b.found);
}
