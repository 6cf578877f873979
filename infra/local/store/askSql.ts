import type { DatabaseSync } from 'node:sqlite';
import type { AskPlan, AskValue, PlanMeasure, RawGroup, RawPart } from '../../../core/model/askPlan.ts';
import { AppError } from '../../../core/model/errors.ts';
import { askOptions } from '../../../core/model/options/askOptions.ts';
import type { AskedList, AskedWindow, AskStop } from '../../../core/ports/askStore.ts';
import { integerOf, type Row, textOf } from './openDatabase.ts';
import { allSql, type FieldSql, groupSql, noCase, numberSql, type Sql, whereSql } from './askPlanSql.ts';

/** The rows of one subject as a database has them. */
export interface SqlSubject {
  /** Names the subject among the lists that are remembered. */
  readonly name: string;
  /** Table and join, chosen for the plan; it has a whole number `seq` that grows with arrival. */
  readonly from: (plan: AskPlan) => string;
  /** What is always asked of a row. */
  readonly base: string;
  /** The id of a row, as text. */
  readonly id: string;
  readonly field: FieldSql;
  /** Turns a cell or key as it was read into the value that is meant. */
  readonly told?: (field: string, value: AskValue) => AskValue;
}

/** Answers plans over a database. */
export interface AskSql {
  total(subject: SqlSubject): number;
  list(subject: SqlSubject, list: Omit<AskedList, 'rows'>, stop?: AskStop): AskedWindow;
  figures(subject: SqlSubject, plan: AskPlan, stop?: AskStop): readonly RawGroup[];
  values(
    subject: SqlSubject,
    asked: { readonly field: string; readonly text: string; readonly limit: number },
  ): readonly { readonly value: string; readonly count: number }[];
}

/**
 * Everything that is asked is a value of a question mark; the text of a statement is made of our own columns alone. A look
 * at clock and caller every few thousand rows breaks a long one off.
 */
export function askSql(db: DatabaseSync): AskSql {
  let look = (): void => undefined;
  db.function('ask_goes_on', { deterministic: false }, () => {
    look();
    return 1;
  });
  const every = `((seq & ${askOptions.rowsBetweenLooks - 1}) <> 0 OR ask_goes_on())`;
  const watched = <T>(stop: AskStop | undefined, work: () => T): T => {
    const end = performance.now() + askOptions.answerMs;
    look = () => {
      if (stop?.aborted === true) throw new AppError('CANCELLED', 'The question was cancelled.');
      if (performance.now() > end)
        throw new AppError(
          'ASK_TOO_LONG',
          `Answering took longer than ${askOptions.answerMs / 1000} seconds.`,
        );
    };
    try {
      return work();
    } finally {
      look = () => undefined;
    }
  };
  const found = ({ base, field }: SqlSubject, plan: AskPlan): Sql => {
    const { sql, values } = whereSql(plan, field);
    return { sql: `${base} AND ${every} AND ${sql}`, values };
  };

  /** Row numbers of lists whose pages are being turned, the last one used at the end. */
  const lists = new Map<string, Float64Array>();
  const numbers = (subject: SqlSubject, plan: AskPlan): Float64Array => {
    const [order] = plan.order;
    const where = found(subject, plan);
    const way = order?.descending === false ? 'ASC' : 'DESC';
    const by = order !== undefined && 'field' in order.by ? subject.field(order.by.field) : undefined;
    const key = by === undefined ? '' : by.form === 'textNumber' ? numberSql(by) : noCase(by.sql);
    const ordered = by === undefined ? '' : `${key} ${way} NULLS LAST, `;
    const rows = db.prepare(
      `SELECT seq FROM ${subject.from(plan)} WHERE ${where.sql} ORDER BY ${ordered}seq ${way}`,
    );
    const all: number[] = [];
    for (const row of rows.iterate(...where.values)) all.push(integerOf(row, 'seq'));
    return Float64Array.from(all);
  };

  return {
    total: ({ from, base }) =>
      integerOf(
        db.prepare(`SELECT count(*) AS count FROM ${from(everything)} WHERE ${base}`).get() ?? {},
        'count',
      ),
    list(subject, { plan, columns, first, count }, stop) {
      const name = JSON.stringify([subject.name, plan.where, plan.order]);
      const known = first === 0 ? undefined : lists.get(name);
      lists.delete(name);
      const all = known ?? watched(stop, () => numbers(subject, plan));
      lists.set(name, all);
      const [oldest] = lists.keys();
      if (lists.size > askOptions.listsKept && oldest !== undefined) lists.delete(oldest);
      const wanted = [...all.subarray(first, Math.min(first + count, plan.limit ?? all.length))];
      const cells = columns.map((column, at) => `${subject.field(column).sql} AS c${at}`);
      const rows = db
        .prepare(
          `SELECT ${[`seq`, `${subject.id} AS id`, ...cells].join(', ')} FROM ${subject.from(everything)}
           WHERE ${subject.base} AND seq IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(wanted));
      const entries = new Map(
        rows.map((row) => [
          integerOf(row, 'seq'),
          {
            id: textOf(row, 'id'),
            cells: columns.map((column, at) => told(subject, column, row[`c${at}`])),
          },
        ]),
      );
      return { found: all.length, entries: wanted.flatMap((seq) => entries.get(seq) ?? []) };
    },
    figures: (subject, plan, stop) =>
      watched(stop, () => {
        const keys = plan.groups.map((group, at) => ({
          key: groupSql(group, subject.field(group.field)),
          name: `k${at}`,
        }));
        const parts = plan.measures.map((measure, at) => partSql(measure, `p${at}`, subject.field));
        const where = found(subject, plan);
        // Of spellings that differ in their case alone the first stands for all, as `finishFigures` does it.
        const columns = [
          ...keys.map(({ key, name }) => `min(${key} COLLATE BINARY) AS ${name}`),
          'count(*) AS count',
          ...parts.map(({ sql }) => sql),
        ];
        const grouped = keys.length === 0 ? '' : `GROUP BY ${keys.map(({ key }) => noCase(key)).join(', ')}`;
        const rows = db
          .prepare(
            `SELECT ${columns.join(', ')} FROM ${subject.from(plan)} WHERE ${where.sql} ${grouped} LIMIT ?`,
          )
          .all(...parts.flatMap(({ values }) => [...values]), ...where.values, askOptions.groupsMade + 1);
        if (rows.length > askOptions.groupsMade)
          throw new AppError('ASK_TOO_LONG', `There are more than ${askOptions.groupsMade} groups.`);
        return rows.map((row) => groupOf(subject, plan, row)).filter(({ count }) => count > 0);
      }),
    values(subject, { field, text, limit }) {
      const { sql } = subject.field(field);
      const holds = text === '' ? '1' : `instr(lower(${sql}), lower(?)) > 0`;
      return watched(undefined, () =>
        db
          .prepare(
            `SELECT min(${sql} COLLATE BINARY) AS value, count(*) AS count
             FROM ${subject.from({ ...everything, groups: [{ field, type: 'text', by: null }] })}
             WHERE ${subject.base} AND ${every} AND ${sql} IS NOT NULL AND ${holds}
             GROUP BY ${noCase(sql)} ORDER BY count DESC, 1 LIMIT ?`,
          )
          .all(...(text === '' ? [] : [text]), limit)
          .map((row) => ({
            value: String(told(subject, field, row['value']) ?? ''),
            count: integerOf(row, 'count'),
          })),
      );
    },
  };
}

/** A plan that asks for nothing in particular. */
const everything: AskPlan = { where: [], groups: [], measures: [], order: [], limit: null };

function partSql(measure: PlanMeasure, name: string, fieldSql: FieldSql): Sql {
  switch (measure.kind) {
    case 'count':
      return { sql: `0 AS ${name}_n`, values: [] };
    case 'part':
    case 'share': {
      const { sql, values } = allSql(measure.of, fieldSql);
      return { sql: `sum(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS ${name}_n`, values };
    }
    case 'sum':
    case 'avg':
    case 'min':
    case 'max': {
      const number = numberSql(fieldSql(measure.field));
      return {
        sql: `count(${number}) AS ${name}_n, total(${number}) AS ${name}_sum, min(${number}) AS ${name}_min, max(${number}) AS ${name}_max`,
        values: [],
      };
    }
  }
}

function groupOf(subject: SqlSubject, plan: AskPlan, row: Row): RawGroup {
  const number = (name: string): number | null => {
    const value = row[name];
    return typeof value === 'number' ? value : null;
  };
  return {
    keys: plan.groups.map(({ field }, at) => told(subject, field, row[`k${at}`])),
    count: integerOf(row, 'count'),
    parts: plan.measures.map(
      (_, at): RawPart => ({
        n: number(`p${at}_n`) ?? 0,
        sum: number(`p${at}_sum`) ?? 0,
        min: number(`p${at}_min`),
        max: number(`p${at}_max`),
      }),
    ),
  };
}

function told(subject: SqlSubject, field: string, value: unknown): AskValue {
  const plain = typeof value === 'string' || typeof value === 'number' ? value : null;
  return subject.told === undefined ? plain : subject.told(field, plain);
}
