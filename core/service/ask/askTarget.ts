import { zoneNamed } from '../../ask/days.ts';
import { planQuery } from '../../ask/planQuery.ts';
import type { AskTarget } from '../../contract/askViews.ts';
import type { AskQuery } from '../../model/ask.ts';
import { asId } from '../../model/ids.ts';
import { asScanId } from '../../model/scanRun.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AskBook } from './askTopics.ts';

/** Rows that are named one by one where a list has no filter of its own; more than an Inbox ever holds. */
const mostNamed = 100_000;

/** Where the rows behind an answer can be looked at: the screen of their kind with exactly them. */
export async function askTarget(
  { book, clock }: { readonly book: AskBook; readonly clock: Clock },
  { query, zone }: { readonly query: AskQuery; readonly zone: string },
): Promise<AskTarget> {
  const { subject, where } = query;
  const open = await book.open(subject);
  const rows: AskQuery = { ...query, groups: [], measures: [], order: [], limit: null, columns: null };
  const plan = planQuery(rows, open.topic, { now: clock.now(), zone: zoneNamed(zone) });
  if (subject.kind === 'records')
    return { screen: 'leads', packId: subject.packId, filter: { asked: { where, zone } } };
  if (subject.kind === 'runs') return { screen: 'history', filter: { asked: { where, zone } } };
  const { entries } = await open.list({ plan, columns: [], first: 0, count: mostNamed });
  const ids = entries.map(({ id }) => id);
  switch (subject.kind) {
    case 'files':
      return { screen: 'inbox', fileIds: ids.map((id) => asId(id)) };
    case 'mappings':
      return {
        screen: 'schemas',
        mappingIds: [...new Set(ids.map((id) => id.split(' ')[0] ?? ''))].map((id) => asId(id)),
      };
    case 'scans':
      return { screen: 'scan', scanIds: ids.map(asScanId) };
  }
}
