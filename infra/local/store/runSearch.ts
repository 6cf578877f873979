import type { SQLInputValue } from 'node:sqlite';
import { AppError } from '../../../core/model/errors.ts';
import { historyOptions } from '../../../core/model/options/historyOptions.ts';
import {
  type RunBar,
  type RunCounting,
  type RunEntry,
  type RunFacet,
  runFacets,
  type RunFacetValue,
  type RunSort,
  type RunWindow,
} from '../../../core/model/runSearch.ts';
import type { RunQuery } from '../../../core/ports/stores.ts';
import { deskSubject } from './askDeskSubjects.ts';
import { whereSql } from './askPlanSql.ts';
import { type Database, integerOf, type Row, textOf } from './openDatabase.ts';
import { entryOf } from './runEntries.ts';

const columnOf: Readonly<Record<RunFacet, string>> = {
  state: 'state',
  pack: 'pack',
  mapping: 'mapping',
  sender: 'sender',
  person: 'person',
  trigger: 'via',
  rejects: 'rejects',
};

/** By what runs are put in order; the sequence number decides among equals, so that no order has a tie. */
const orders: Readonly<Record<RunSort, { readonly column: string | null; readonly way: 'ASC' | 'DESC' }>> = {
  newest: { column: null, way: 'DESC' },
  oldest: { column: null, way: 'ASC' },
  rows: { column: 'rows_in', way: 'DESC' },
  rejects: { column: 'reject_share', way: 'DESC' },
  quality: { column: 'quality_lost', way: 'DESC' },
  duration: { column: 'duration_ms', way: 'DESC' },
};

/** A condition with the values for its question marks. */
interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Runs of one window, in its order; found by the index of that order, looked up row by row. */
export function searchRuns(db: Database['db'], query: RunQuery, window: RunWindow): readonly RunEntry[] {
  const { column, way } = orders[window.sort];
  const conditions = [...conditionsOf(db, query), ...facetConditions(query)];
  if (window.after !== undefined) conditions.push(behind(db, window.after, window.sort));
  // A rare word would be looked for row by row along the order; reading the table from end to end is sooner there.
  const plan = column !== null && query.words.length > 0 ? 'NOT INDEXED' : '';
  const order = column === null ? `seq ${way}` : `${column} ${way}, seq ${way}`;
  const rows = db
    .prepare(
      `SELECT e.* FROM (SELECT seq FROM run_entry ${plan} ${whereOf(conditions)} ORDER BY ${order} LIMIT ? OFFSET ?)
       CROSS JOIN run_entry e USING (seq) ORDER BY ${order.replaceAll(/seq|rows_in|reject_share|quality_lost|duration_ms/g, 'e.$&')}`,
    )
    .all(...valuesOf(conditions), window.limit, window.skip ?? 0);
  return rows.map(entryOf);
}

/**
 * Counts for every value of every facet by one pass: runs are grouped by all facets at once, in the order of an index
 * that holds everything asked for, and the groups, which are few, are added up here.
 */
export function countRuns(db: Database['db'], query: RunQuery): RunCounting {
  const conditions = conditionsOf(db, query);
  const columns = runFacets.map((facet) => columnOf[facet]);
  const grouped = ['pack', 'mapping', 'sender', 'person', 'state', 'via', 'rejects'];
  const groups = db
    .prepare(
      `SELECT ${columns.join(', ')}, count(*) AS count FROM run_entry INDEXED BY run_entry_by_facets
       ${whereOf(conditions)} GROUP BY ${grouped.join(', ')}`,
    )
    .all(...valuesOf(conditions));
  const newest = db.prepare('SELECT id FROM run_entry ORDER BY seq DESC LIMIT 1').get();
  return {
    ...tally(groups, query),
    newest: newest === undefined ? null : (textOf(newest, 'id') as RunEntry['id']),
  };
}

/** One bar a stretch of time, by one grouped pass over the index by time. */
export function chartRuns(db: Database['db'], query: RunQuery, edges: readonly string[]): readonly RunBar[] {
  const conditions = [...conditionsOf(db, query), ...facetConditions(query)];
  const rows = db
    .prepare(
      `WITH stretch AS MATERIALIZED
         (SELECT key, value AS low, lead(value) OVER (ORDER BY key) AS high FROM json_each(?))
       SELECT key, count(*) AS files, sum(rows_in >= 0) AS counted, sum(max(rows_in, 0)) AS rows_in,
         sum(max(rows_rejected, 0)) AS rows_rejected, sum(iif(rows_in >= 0, duration_ms, 0)) AS duration_ms
       FROM stretch CROSS JOIN run_entry INDEXED BY run_entry_by_time ON started_at >= low AND started_at < high
       ${whereOf(conditions)} GROUP BY key`,
    )
    .all(JSON.stringify(edges), ...valuesOf(conditions));
  const found = new Map(rows.map((row) => [integerOf(row, 'key'), row]));
  return Array.from({ length: Math.max(0, edges.length - 1) }, (_, at) => barOf(found.get(at)));
}

function barOf(row: Row | undefined): RunBar {
  const figure = (column: string): number => (row === undefined ? 0 : integerOf(row, column));
  return {
    files: figure('files'),
    counted: figure('counted'),
    rowsIn: figure('rows_in'),
    rowsRejected: figure('rows_rejected'),
    durationMs: figure('duration_ms'),
  };
}

function tally(groups: readonly Row[], { facets = {} }: RunQuery): Omit<RunCounting, 'newest'> {
  const wanted = runFacets.map((facet) => {
    const values = facets[facet];
    return values === undefined || values.length === 0 ? null : new Set(values);
  });
  const counts = runFacets.map((_, at) => new Map([...(wanted[at] ?? [])].map((value) => [value, 0])));
  let total = 0;
  for (const group of groups) {
    const values = runFacets.map((facet) => textOf(group, columnOf[facet]));
    const count = integerOf(group, 'count');
    const refused = wanted.flatMap((set, at) => (set === null || set.has(values[at] ?? '') ? [] : [at]));
    if (refused.length === 0) total += count;
    // A facet's own choice does not narrow its own values.
    for (const [at, tallied] of counts.entries()) {
      const value = values[at] ?? '';
      if (refused.every((other) => other === at)) tallied.set(value, (tallied.get(value) ?? 0) + count);
    }
  }
  const ranked = Object.fromEntries(
    runFacets.map((facet, at) => [facet, mostFrequent(counts[at] ?? new Map(), wanted[at] ?? null)]),
  );
  return { total, facets: ranked as RunCounting['facets'] };
}

function mostFrequent(
  counts: ReadonlyMap<string, number>,
  chosen: ReadonlySet<string> | null,
): readonly RunFacetValue[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .filter(({ value }, at) => at < historyOptions.facetValues || chosen?.has(value) === true);
}

/** What is asked of a run whatever its facets. */
function conditionsOf(db: Database['db'], query: RunQuery): Condition[] {
  const conditions: Condition[] = query.words.map(({ word, packs }) =>
    packs.length === 0
      ? { sql: 'instr(words, ?) > 0', values: [word] }
      : {
          sql: '(instr(words, ?) > 0 OR pack IN (SELECT value FROM json_each(?)))',
          values: [word, JSON.stringify(packs)],
        },
  );
  if (query.from !== undefined) conditions.push({ sql: 'started_at >= ?', values: [query.from] });
  if (query.to !== undefined) conditions.push({ sql: 'started_at < ?', values: [query.to] });
  if (query.source !== undefined) {
    const { fileId, sha256 } = query.source;
    conditions.push({ sql: '(file_id = ? OR sha256 = ?)', values: [fileId, sha256] });
  }
  if (query.asked !== undefined) conditions.push(whereSql({ where: query.asked }, deskSubject('runs').field));
  if (query.until !== undefined) {
    const last = db.prepare('SELECT seq FROM run_entry WHERE id = ?').get(query.until);
    if (last !== undefined) conditions.push({ sql: 'seq <= ?', values: [integerOf(last, 'seq')] });
  }
  return conditions;
}

function facetConditions({ facets = {} }: RunQuery): readonly Condition[] {
  return runFacets.flatMap((facet) => {
    const values = facets[facet];
    if (values === undefined || values.length === 0) return [];
    return [
      { sql: `${columnOf[facet]} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] },
    ];
  });
}

function behind(db: Database['db'], after: string, sort: RunSort): Condition {
  const { column, way } = orders[sort];
  const last = db.prepare('SELECT * FROM run_entry WHERE id = ?').get(after);
  if (last === undefined) throw new AppError('NOT_FOUND', 'There is no such run to go on from.');
  const sign = way === 'ASC' ? '>' : '<';
  const seq = integerOf(last, 'seq');
  return column === null
    ? { sql: `seq ${sign} ?`, values: [seq] }
    : { sql: `(${column}, seq) ${sign} (?, ?)`, values: [integerOf(last, column), seq] };
}

function whereOf(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
}

function valuesOf(conditions: readonly Condition[]): readonly SQLInputValue[] {
  return conditions.flatMap(({ values }) => [...values]);
}
