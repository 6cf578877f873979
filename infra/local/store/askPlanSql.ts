import type { AskPlan, PlanGroup, PlanTest } from '../../../core/model/askPlan.ts';
import { assertNever } from '../../../core/model/errors.ts';

/** A column of a subject in SQL: our own text, never a person's. Empty texts are no values there. */
export interface SqlField {
  /** Of the value. */
  readonly sql: string;
  /** `textNumber`: a number that is kept as text. `moment`: ISO 8601 UTC. `date`: text that may begin with a date. */
  readonly form: 'text' | 'number' | 'textNumber' | 'moment' | 'date';
  /** Answers tests in another way than by its value; `undefined` where it does not. */
  readonly test?: (test: PlanTest) => Sql | undefined;
}

/** SQL with the values of its question marks. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export type FieldSql = (field: string) => SqlField;

/** The conditions of a plan; `1` for none. */
export function whereSql({ where }: Pick<AskPlan, 'where'>, fieldSql: FieldSql): Sql {
  return joined(
    where.map((tests) =>
      joined(
        tests.map((test) => testSql(test, fieldSql)),
        ' OR ',
      ),
    ),
    ' AND ',
  );
}

/** The conditions that must all hold. */
export function allSql(tests: readonly PlanTest[], fieldSql: FieldSql): Sql {
  return joined(
    tests.map((test) => testSql(test, fieldSql)),
    ' AND ',
  );
}

/** A number in SQL, `NULL` where the text is none; see `numberIn`. */
export function numberSql({ sql, form }: SqlField): string {
  if (form === 'number') return sql;
  return `CASE WHEN ${sql} NOT GLOB '*[^0-9.-]*' AND ${sql} GLOB '*[0-9]*' THEN CAST(${sql} AS REAL) END`;
}

/** What rows are grouped by: moments by the quarter of an hour, which `finishFigures` makes days of; days as they are. */
export function groupSql({ by }: PlanGroup, field: SqlField): string {
  const { sql, form } = field;
  if (form === 'textNumber') return numberSql(field);
  if (by === null || (form !== 'moment' && form !== 'date')) return sql;
  if (form === 'date') return `substr(${sql}, 1, 10)`;
  return `substr(${sql}, 1, 14) || substr('00153045', CAST(substr(${sql}, 15, 2) AS INTEGER) / 15 * 2 + 1, 2) || ':00Z'`;
}

/** Texts are compared so; written once, as indexes have it. */
export function noCase(sql: string): string {
  return sql.endsWith('COLLATE NOCASE') ? sql : `${sql} COLLATE NOCASE`;
}

function joined(parts: readonly Sql[], by: ' AND ' | ' OR '): Sql {
  if (parts.length === 0) return { sql: '1', values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    values: parts.flatMap(({ values }) => [...values]),
  };
}

/** Digits of a date at the beginning, as `dateForm` has them. */
const dateGlob = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'";

function testSql(test: PlanTest, fieldSql: FieldSql): Sql {
  const field = fieldSql(test.field);
  const own = field.test?.(test);
  if (own !== undefined) return own;
  const { sql, form } = field;
  switch (test.kind) {
    case 'oneOf': {
      const values = [JSON.stringify(test.values)];
      const found = `${noCase(sql)} IN (SELECT value FROM json_each(?))`;
      return { sql: test.isNot ? `(${sql} IS NULL OR NOT ${found})` : found, values };
    }
    case 'contains': {
      const found = `instr(lower(${sql}), lower(?)) > 0`;
      return { sql: test.isNot ? `(${sql} IS NULL OR NOT ${found})` : found, values: [test.text] };
    }
    case 'begins':
      return {
        sql: `substr(lower(${sql}), 1, length(?)) = lower(?)`,
        values: [test.text, test.text],
      };
    case 'empty':
      return { sql: `${sql} IS ${test.isNot ? 'NOT NULL' : 'NULL'}`, values: [] };
    case 'number': {
      const { low, high, withLow, withHigh } = test;
      const number = numberSql(field);
      return joined(
        [
          { sql: `${number} IS NOT NULL`, values: [] },
          ...(low === null ? [] : [{ sql: `${number} ${withLow ? '>=' : '>'} ?`, values: [low] }]),
          ...(high === null ? [] : [{ sql: `${number} ${withHigh ? '<=' : '<'} ?`, values: [high] }]),
        ],
        ' AND ',
      );
    }
    case 'time': {
      const { from, to, isNot } = test;
      const within = joined(
        [
          { sql: form === 'moment' ? `${sql} IS NOT NULL` : `${sql} ${dateGlob}`, values: [] },
          ...(from === null ? [] : [{ sql: `${sql} >= ?`, values: [from] }]),
          ...(to === null ? [] : [{ sql: `${sql} < ?`, values: [to] }]),
        ],
        ' AND ',
      );
      return isNot ? { sql: `(${sql} IS NULL OR NOT ${within.sql})`, values: within.values } : within;
    }
    default:
      return assertNever(test);
  }
}
