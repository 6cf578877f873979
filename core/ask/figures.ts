import type { AskPlan, AskValue, PlanGroup, RawGroup, RawPart } from '../model/askPlan.ts';
import { startOfUnit } from './resolveSpan.ts';
import { dayOf, textOfDay, type Zone } from './days.ts';
import { compareTexts, foldText } from './foldText.ts';
import { dateForm } from './rowTests.ts';

export interface FigureRow {
  /** Of a time its first day; texts in the spelling that sorts first. */
  readonly keys: readonly AskValue[];
  /** One a measure; `null` for the mean, least and most of no number. */
  readonly figures: readonly (number | null)[];
}

/** Brings groups together that are one in the asker's days and letters, and puts them in order. */
export function finishFigures(
  raw: Iterable<RawGroup>,
  plan: Pick<AskPlan, 'groups' | 'measures' | 'order' | 'limit'>,
  zone: Zone,
): { readonly found: number; readonly rows: readonly FigureRow[] } {
  const merged = new Map<string, { keys: AskValue[]; count: number; parts: RawPart[] }>();
  let found = 0;
  for (const { keys, count, parts } of raw) {
    found += count;
    const own = keys.map((key, at) => bucketOf(key, plan.groups[at], zone));
    const name = JSON.stringify(own.map((key) => (typeof key === 'string' ? foldText(key) : key)));
    const before = merged.get(name);
    if (before === undefined) {
      merged.set(name, { keys: own, count, parts: [...parts] });
      continue;
    }
    before.count += count;
    before.keys = before.keys.map((key, at) => firstSpelling(key, own[at] ?? null));
    before.parts = before.parts.map((part, at) => addParts(part, parts[at]));
  }
  // Figures of nothing at all are figures: none.
  if (plan.groups.length === 0 && merged.size === 0)
    merged.set('', { keys: [], count: 0, parts: plan.measures.map(() => noPart) });
  const rows = [...merged.values()].map(
    ({ keys, count, parts }): FigureRow => ({
      keys,
      figures: plan.measures.map((measure, at) => {
        const { n, sum, min, max } = parts[at] ?? noPart;
        switch (measure.kind) {
          case 'count':
            return count;
          case 'part':
            return n;
          case 'share':
            return count === 0 ? null : n / count;
          case 'sum':
            return sum;
          case 'avg':
            return n === 0 ? null : sum / n;
          case 'min':
            return min;
          case 'max':
            return max;
        }
      }),
    }),
  );
  rows.sort((a, b) => compareRows(a, b, plan));
  return { found, rows: plan.limit === null ? rows : rows.slice(0, plan.limit) };
}

const noPart: RawPart = { n: 0, sum: 0, min: null, max: null };

function addParts(a: RawPart, b: RawPart = noPart): RawPart {
  return {
    n: a.n + b.n,
    sum: a.sum + b.sum,
    min: a.min === null ? b.min : b.min === null ? a.min : Math.min(a.min, b.min),
    max: a.max === null ? b.max : b.max === null ? a.max : Math.max(a.max, b.max),
  };
}

function firstSpelling(a: AskValue, b: AskValue): AskValue {
  return typeof a === 'string' && typeof b === 'string' && b < a ? b : a;
}

function bucketOf(key: AskValue, group: PlanGroup | undefined, zone: Zone): AskValue {
  if (group === undefined || group.by === null || key === null) return key;
  if (typeof key !== 'string' || !dateForm.test(key)) return null;
  const day = group.type === 'instant' ? zone.dayAt(Date.parse(key)) : dayOf(key);
  return Number.isNaN(day) ? null : textOfDay(startOfUnit(day, group.by));
}

/** The asked order, then the groups from the first one on, so that there is no tie. */
function compareRows(
  a: FigureRow,
  b: FigureRow,
  { order, groups }: Pick<AskPlan, 'order' | 'groups'>,
): number {
  for (const { by, descending } of order) {
    if ('field' in by) continue;
    const [x, y] =
      'group' in by
        ? [a.keys[by.group] ?? null, b.keys[by.group] ?? null]
        : [a.figures[by.measure] ?? null, b.figures[by.measure] ?? null];
    const way = compareValues(x, y, descending);
    if (way !== 0) return way;
  }
  for (const at of groups.keys()) {
    const way = compareValues(a.keys[at] ?? null, b.keys[at] ?? null, false);
    if (way !== 0) return way;
  }
  return 0;
}

/** No value comes last, whatever the way. */
export function compareValues(a: AskValue, b: AskValue, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const way = typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
  return descending ? -way : way;
}
