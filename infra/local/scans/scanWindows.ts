import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { ScanFilter, ScanId } from '../../../core/model/scanRun.ts';
import type { ScanStore, ScanWindow, WithOrWithout } from '../../../core/ports/scans.ts';
import { type Database, integerOf } from '../store/openDatabase.ts';
import { documentOf, entryOf, foundCodeOf } from './scanRows.ts';

/** A condition with the values for its question marks. */
interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** Rows of a scan, a window at a time. */
export function scanWindows({
  db,
  attempt,
}: Pick<Database, 'db' | 'attempt'>): Pick<ScanStore, 'matches' | 'codes' | 'documents'> {
  const kept = db.prepare('SELECT entries AS rows FROM scan WHERE id = ?');
  // Places count up from 0.
  const listed = db.prepare('SELECT max(place) + 1 AS rows FROM scan_document WHERE scan_id = ?');
  const given = db.prepare('SELECT code_count AS rows FROM scan WHERE id = ?');

  /** @param whole tells how many there are without a filter, as counting 100,000 rows takes some milliseconds */
  const countOf = (
    id: ScanId,
    { from, whole }: { readonly from: string; readonly whole: StatementSync },
    conditions: readonly Condition[],
  ): number => {
    if (conditions.length === 1) return Number(whole.get(id)?.['rows'] ?? 0);
    const { sql, values } = joined(conditions);
    return integerOf(
      db.prepare(`SELECT count(*) AS rows FROM ${from} WHERE ${sql}`).get(...values) ?? {},
      'rows',
    );
  };

  /** Rows of a table in the order of its key; without a filter the key tells where a window begins. */
  const rowsOf = (
    query: { readonly select: string; readonly key: string; readonly first: number },
    conditions: readonly Condition[],
    { from, count }: ScanWindow,
  ) => {
    const isWhole = conditions.length === 1;
    const all = isWhole
      ? [...conditions, { sql: `${query.key} >= ?`, values: [from + query.first] }]
      : conditions;
    const { sql, values } = joined(all);
    return db
      .prepare(`${query.select} WHERE ${sql} ORDER BY ${query.key} LIMIT ? OFFSET ?`)
      .all(...values, count, isWhole ? 0 : from);
  };

  return {
    matches: (id, filter, window) =>
      attempt(() => {
        const conditions = [of('m', id), ...matchConditions(id, filter)];
        const from = `scan_match m${indexOf(filter)}`;
        const select = `SELECT m.*, d.name, d.link, c.text FROM ${from}
          JOIN scan_document d ON d.scan_id = m.scan_id AND d.place = m.document
          JOIN scan_code c ON c.scan_id = m.scan_id AND c.place = m.code`;
        const total = countOf(id, { from, whole: kept }, conditions);
        const rows = rowsOf({ select, key: 'm.entry', first: 1 }, conditions, window);
        return { total, entries: rows.map(entryOf) };
      }),
    codes: (id, { text, matches }, window) =>
      attempt(() => {
        const conditions = [of('c', id), ...holding('c', text), ...withMatches('c', matches)];
        const query = { select: 'SELECT c.* FROM scan_code c', key: 'c.place', first: 0 };
        const rows = rowsOf(query, conditions, window);
        return {
          total: countOf(id, { from: 'scan_code c', whole: given }, conditions),
          codes: rows.map(foundCodeOf),
        };
      }),
    documents: (id, { text, states, matches }, window) =>
      attempt(() => {
        const conditions = [
          of('d', id),
          ...holding('d', text),
          ...(states.length === 0 ? [] : [within('d.state', states)]),
          ...withMatches('d', matches),
        ];
        const query = { select: 'SELECT d.* FROM scan_document d', key: 'd.place', first: 0 };
        const rows = rowsOf(query, conditions, window);
        return {
          total: countOf(id, { from: 'scan_document d', whole: listed }, conditions),
          documents: rows.map(documentOf),
        };
      }),
  };
}

/** SQLite would go through all matches for the order's sake, to show those of one document. */
function indexOf({ codes = [], documents = [] }: ScanFilter): string {
  if (documents.length > 0) return ' INDEXED BY scan_match_document';
  return codes.length > 0 ? ' INDEXED BY scan_match_code' : '';
}

function matchConditions(
  id: ScanId,
  { text = '', kind, reasons, codes, documents, isHidden }: ScanFilter,
): readonly Condition[] {
  const word = text.toLowerCase();
  const one = (sql: string): readonly Condition[] => [{ sql, values: [] }];
  return [
    ...(word === ''
      ? []
      : [
          {
            sql: `(instr(lower(m.found), ?) > 0
              OR m.document IN (SELECT place FROM scan_document WHERE scan_id = ? AND instr(folded, ?) > 0)
              OR m.code IN (SELECT place FROM scan_code WHERE scan_id = ? AND instr(folded, ?) > 0))`,
            values: [word, id, word, id, word],
          },
        ]),
    ...(kind === undefined ? [] : one(`m.near IS ${kind === 'near' ? 'NOT ' : ''}NULL`)),
    ...(reasons === undefined || reasons.length === 0 ? [] : [within('m.near', reasons)]),
    ...(codes === undefined || codes.length === 0 ? [] : [within('m.code', codes)]),
    ...(documents === undefined || documents.length === 0 ? [] : [within('m.document', documents)]),
    ...(isHidden === undefined ? [] : one(`m.is_hidden = ${isHidden ? 1 : 0}`)),
  ];
}

function of(table: string, id: ScanId): Condition {
  return { sql: `${table}.scan_id = ?`, values: [id] };
}

function holding(table: string, text: string): readonly Condition[] {
  return text === '' ? [] : [{ sql: `instr(${table}.folded, ?) > 0`, values: [text.toLowerCase()] }];
}

function withMatches(table: string, matches: WithOrWithout): readonly Condition[] {
  const counted = `${table}.exact + ${table}.near`;
  if (matches === 'any') return [];
  return [{ sql: `${counted} ${matches === 'with' ? '>' : '='} 0`, values: [] }];
}

function within(column: string, values: readonly (string | number)[]): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

function joined(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
