import type { ColumnSummary } from '../model/columnSummary.ts';
import type { NewValuesChange, RedistributedChange } from '../model/drift.ts';
import type { Layout } from '../model/mapping.ts';
import { driftOptions, memoryOptions } from '../model/options/memoryOptions.ts';
import { type ColumnUse, folded } from './columnUse.ts';
import { sizeChange } from './sizeChange.ts';

type LayoutColumn = Layout['columns'][number];

/** Which column of the file, and what the mapping does with it. */
interface Place {
  readonly columnIndex: number;
  readonly use: ColumnUse;
}

/**
 * How the values of a column have changed since the approval: only what neither chance nor one month's difference from the
 * next explains. `[]` where the approval kept nothing of the values.
 */
export function valueChanges(
  column: LayoutColumn,
  before: LayoutColumn,
  { columnIndex, use }: Place,
): readonly (RedistributedChange | NewValuesChange)[] {
  const now = column.summary;
  const then = before.summary;
  if (now === undefined || then === undefined) return [];
  const base = { columnIndex, name: column.name };
  const told = (change: Told | undefined): readonly RedistributedChange[] =>
    change === undefined ? [] : [{ kind: 'redistributed', ...base, ...change }];
  const changes = [
    ...told(missingChange(now, then, use)),
    ...(numbers.has(column.type) && numbers.has(before.type)
      ? told(figureChange(now, then, { use, type: column.type }))
      : []),
    ...told(collapse(now, then, use)),
    ...(texts.has(column.type) && texts.has(before.type) ? told(shapeChange(now, then)) : []),
  ];
  const fresh = newValues(now, then, use);
  return fresh === undefined ? changes : [...changes, { kind: 'newValues', ...base, ...fresh }];
}

type Told = Omit<RedistributedChange, 'kind' | 'columnIndex' | 'name'>;

const numbers: ReadonlySet<string> = new Set(['integer', 'number']);
const texts: ReadonlySet<string> = new Set(['code', 'text']);

function missingChange(now: ColumnSummary, then: ColumnSummary, use: ColumnUse): Told | undefined {
  if (Math.min(now.count, then.count) < driftOptions.leastCells) return undefined;
  const share = now.missing / now.count;
  const before = then.missing / then.count;
  const pooled = (now.missing + then.missing) / (now.count + then.count);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / now.count + 1 / then.count));
  const apart = Math.abs(share - before);
  if (apart < driftOptions.missingApart || apart < driftOptions.deviations * deviation) return undefined;
  const emptied = share >= driftOptions.emptied && before < 1 - driftOptions.missingApart;
  const stops = share > before && (use.required || (use.feeds && emptied));
  return { measure: 'missing', from: before, now: share, factor: null, stops };
}

function figureChange(
  now: ColumnSummary,
  then: ColumnSummary,
  { use, type }: { readonly use: ColumnUse; readonly type: string },
): Told | undefined {
  if (now.quantiles === null || then.quantiles === null) return undefined;
  // Numbers that count rows on go on counting.
  const counts = type === 'integer' && allDiffer(now) && allDiffer(then);
  if ((counts || now.semanticType === 'identifier' || now.semanticType === 'year') && !use.numeric)
    return undefined;
  const change = sizeChange(
    { quantiles: then.quantiles, cells: filled(then) },
    { quantiles: now.quantiles, cells: filled(now) },
  );
  if (change === undefined || (counts && !change.everywhere)) return undefined;
  return {
    measure: 'median',
    from: then.quantiles.p50,
    now: now.quantiles.p50,
    factor: change.factor,
    stops: use.numeric && change.everywhere,
  };
}

/** Many different values have become one, as where a join in the sender's system failed. */
function collapse(now: ColumnSummary, then: ColumnSummary, use: ColumnUse): Told | undefined {
  const varied = then.distinct >= driftOptions.variedDistinct && then.distinct >= filled(then) / 2;
  if (!varied || now.distinct !== 1 || filled(now) < driftOptions.variedCells) return undefined;
  return { measure: 'distinct', from: then.distinct, now: 1, factor: null, stops: use.feeds };
}

/** The shape that nearly all cells had is gone. Counters that grow a digit do the same, so it only is told. */
function shapeChange(now: ColumnSummary, then: ColumnSummary): Told | undefined {
  const [top] = then.patterns;
  if (top === undefined || Math.min(filled(now), filled(then)) < driftOptions.leastCells) return undefined;
  if (top.count < driftOptions.shapeBefore * filled(then)) return undefined;
  const left = now.patterns.find(({ value }) => value === top.value)?.count ?? 0;
  if (left > driftOptions.shapeNow * filled(now)) return undefined;
  return {
    measure: 'pattern',
    from: top.value,
    now: now.patterns[0]?.value ?? '',
    factor: null,
    stops: false,
  };
}

/**
 * Values of a list that are new. Where the mapping knows a list, any value it does not know counts that was not there at
 * the approval; elsewhere only one that is so frequent now that it would have been there then.
 */
function newValues(
  now: ColumnSummary,
  then: ColumnSummary,
  use: ColumnUse,
): Pick<NewValuesChange, 'values' | 'count' | 'stops'> | undefined {
  if (now.values === null) return undefined;
  const before = new Set(then.values?.map(({ value }) => folded(value)));
  let fresh = now.values.filter(({ value }) => !before.has(folded(value)));
  if (use.known !== null) fresh = fresh.filter(({ value }) => use.known?.has(folded(value)) !== true);
  else if (then.values === null) return undefined;
  else {
    const odds = Math.log((filled(then) + filled(now)) / filled(now));
    const least = driftOptions.newValueOdds + Math.log(now.values.length);
    fresh = fresh.filter(({ count }) => count * odds >= least);
  }
  if (fresh.length === 0) return undefined;
  return {
    values: fresh
      .slice(0, memoryOptions.newValues)
      .map(({ value }) => value.slice(0, memoryOptions.valueCharacters)),
    count: fresh.length,
    stops: use.known !== null,
  };
}

function filled({ count, missing }: ColumnSummary): number {
  return count - missing;
}

function allDiffer(summary: ColumnSummary): boolean {
  return summary.distinct >= driftOptions.allDiffer * filled(summary);
}
