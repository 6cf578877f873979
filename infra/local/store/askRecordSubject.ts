import { meets } from '../../../core/ask/rowTests.ts';
import { senderOf } from '../../../core/match/memory/senderOf.ts';
import type { AskPlan, AskValue, PlanTest } from '../../../core/model/askPlan.ts';
import { recordMarks } from '../../../core/model/record.ts';
import { invariant } from '../../../core/model/errors.ts';
import type { AskedRows } from '../../../core/ports/askStore.ts';
import { waitingSql, valueSql } from './recordPlaces.ts';
import type { SqlSubject } from './askSql.ts';
import type { Sql, SqlField } from './askPlanSql.ts';

/** A load as questions know it. */
export interface AskedLoad {
  readonly no: number;
  readonly startedAt: string;
  readonly fileName: string;
  /** Numbers of the first record that it made and of the one behind its last; `null` where other loads came in between. */
  readonly made: readonly [number, number] | null;
}

/** What of the store's database a subject of records needs. */
export interface RecordTables {
  readonly pack: number;
  readonly loads: readonly AskedLoad[];
  /** The table, by the index of places where the pack is large; `undefined` for none, or where there is none yet. */
  readonly recordsBy: (places: readonly number[]) => string | undefined;
}

/** Fields that the store knows of every record beside its values. */
const loadFields: Readonly<Record<string, (load: AskedLoad) => string | null>> = {
  '@loaded': ({ startedAt }) => startedAt,
  '@file': ({ fileName }) => fileName,
  '@sender': ({ fileName }) => senderOf(fileName),
};

/** The load that made a record: that of its first row. */
const madeBy = '(SELECT load FROM arrival WHERE arrival.record = seq ORDER BY arrival.no LIMIT 1)';

/** The records of a pack. What a load says of its records is asked of the loads, which are few. */
export function recordSubject(
  { packId, places }: Extract<AskedRows, { kind: 'records' }>,
  { pack, loads, recordsBy }: RecordTables,
): SqlSubject {
  const placeOf = new Map(places.map((one) => [one.field, one]));
  const loadOf = new Map(loads.map((load) => [load.no, load]));
  const field = (name: string): SqlField => {
    const place = placeOf.get(name);
    if (place !== undefined)
      return { sql: valueSql(place.place), form: place.isNumber ? 'textNumber' : 'date' };
    if (Object.hasOwn(loadFields, name)) {
      const of = loadFields[name] ?? (() => null);
      return {
        sql: madeBy,
        form: 'number',
        test: (test) =>
          loadTest(
            test,
            loads.filter((load) => meets(test, of(load))),
          ),
      };
    }
    if (Object.hasOwn(markFields, name)) return { sql: flagSql(markFields[name] ?? ''), form: 'text' };
    if (name === '@waiting') return { sql: flagSql(waitingSql(pack)), form: 'text' };
    invariant(false, 'a plan names fields that are there');
  };
  return {
    name: `records ${packId}`,
    from(plan) {
      const of = (name: string): number | undefined => placeOf.get(name)?.place;
      const [group, measured] = groupAndMeasured(plan, of);
      const both = group === undefined || measured === undefined ? undefined : recordsBy([group, measured]);
      const place = placeAskedFor(plan, of);
      return both ?? (place === undefined ? undefined : recordsBy([place])) ?? 'record';
    },
    base: `pack = ${pack} AND into_seq IS NULL`,
    id: 'CAST(seq AS TEXT)',
    field,
    told(name, value): AskValue {
      const of = Object.hasOwn(loadFields, name) ? loadFields[name] : undefined;
      if (of === undefined) return value;
      const load = typeof value === 'number' ? loadOf.get(value) : undefined;
      return load === undefined ? null : of(load);
    },
  };
}

const markFields: Readonly<Record<string, string>> = {
  '@updated': `marks & ${recordMarks.updated} <> 0`,
  '@edited': `marks & ${recordMarks.edited} <> 0`,
  '@merged': `marks & ${recordMarks.merged} <> 0`,
};

function flagSql(condition: string): string {
  return `CASE WHEN ${condition} THEN 'true' ELSE 'false' END`;
}

/** Records are made in the order of their rows, so those of a load are a stretch of numbers unless two loads ran at once. */
function loadTest(test: PlanTest, loads: readonly AskedLoad[]): Sql {
  if (test.kind === 'empty' && loads.length === 0) return { sql: '0', values: [] };
  const apart = loads.flatMap(({ made }) => (made === null ? [] : [made]));
  const stretches = joinStretches(apart).map(([low, high]) => `(seq >= ${low} AND seq < ${high})`);
  const mixed = loads.filter(({ made }) => made === null).map(({ no }) => no);
  if (mixed.length > 0) stretches.push(`${madeBy} IN (${mixed.join(', ')})`);
  return { sql: stretches.length === 0 ? '0' : `(${stretches.join(' OR ')})`, values: [] };
}

function joinStretches(
  stretches: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [low, high] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] >= low) last[1] = Math.max(last[1], high);
    else joined.push([low, high]);
  }
  return joined;
}

/**
 * The place whose index is gone through: one that is asked for values, else the only one that matters. Where records are
 * looked at besides, they lie apart from each other in the order of an index.
 */
function placeAskedFor(
  { where, groups, measures, order: [order] }: AskPlan,
  placeOf: (field: string) => number | undefined,
): number | undefined {
  const conditions = where.flatMap((tests) => {
    const [test] = tests;
    return tests.length === 1 && test?.kind === 'oneOf' && !test.isNot ? [test.field] : [];
  });
  // The values stand in the index, which is gone through in a fifth of the time of the records.
  const looked = where.flatMap((tests) => {
    const [test] = tests;
    const isPart = test?.kind === 'contains' || test?.kind === 'begins' || test?.kind === 'empty';
    return isPart && tests.length === 1 && !('isNot' in test && test.isNot) ? [test.field] : [];
  });
  const isAlone = where.length === looked.length && measures.every(({ kind }) => kind === 'count');
  const fields = [
    ...looked,
    ...groups.map(({ field }) => field),
    ...(order !== undefined && 'field' in order.by ? [order.by.field] : []),
  ];
  const only = isAlone && new Set(fields).size === 1 ? fields : [];
  return [...conditions, ...only].map(placeOf).find((place) => place !== undefined);
}

/** The field that all is grouped by and the one other that is measured, where the question is about nothing else: one index has both. */
function groupAndMeasured(
  { where, groups, measures }: AskPlan,
  placeOf: (field: string) => number | undefined,
): readonly (number | undefined)[] {
  const [group] = groups;
  if (group === undefined || groups.length > 1 || where.length > 0) return [];
  const measured = measures.flatMap((measure) => {
    if (measure.kind === 'count') return [];
    return 'of' in measure ? measure.of.map(({ field }) => field) : [measure.field];
  });
  const [other, ...more] = new Set(measured.filter((field) => field !== group.field));
  return other === undefined || more.length > 0 ? [] : [placeOf(group.field), placeOf(other)];
}
