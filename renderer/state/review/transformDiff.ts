import type { Transform } from '../../../core/contract/views.ts';

/** One spelling that becomes something else than before; `null` is a spelling that was or is not named. */
export interface ValueDifference {
  readonly from: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How the steps of a field differ between two mappings. */
export interface TransformDifference {
  /** Steps that are gone and steps that are new, value maps apart. */
  readonly removed: readonly Transform[];
  readonly added: readonly Transform[];
  readonly values: readonly ValueDifference[];
  /** What becomes of spellings that are not named, where that changed. */
  readonly otherwise: { readonly before: 'keep' | 'reject'; readonly after: 'keep' | 'reject' } | null;
}

/** Compares two lists of steps; a value map that both have is compared spelling by spelling. */
export function transformDiff(
  before: readonly Transform[],
  after: readonly Transform[],
): TransformDifference {
  const [mapBefore, mapAfter] = [before.find(isMap), after.find(isMap)];
  const bothMap = mapBefore !== undefined && mapAfter !== undefined;
  const rest = (steps: readonly Transform[]): readonly Transform[] =>
    bothMap ? steps.filter((step) => step.kind !== 'mapValues') : steps;
  return {
    removed: lacking(rest(before), rest(after)),
    added: lacking(rest(after), rest(before)),
    values: bothMap ? valueDifferences(mapBefore.entries, mapAfter.entries) : [],
    otherwise:
      bothMap && mapBefore.otherwise !== mapAfter.otherwise
        ? { before: mapBefore.otherwise, after: mapAfter.otherwise }
        : null,
  };
}

type ValueMap = Extract<Transform, { kind: 'mapValues' }>;

function isMap(step: Transform): step is ValueMap {
  return step.kind === 'mapValues';
}

/** The steps of `steps` that `others` does not have; a step that stands twice counts twice. */
function lacking(steps: readonly Transform[], others: readonly Transform[]): readonly Transform[] {
  const left = others.map((step) => JSON.stringify(step));
  return steps.filter((step) => {
    const at = left.indexOf(JSON.stringify(step));
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

function valueDifferences(
  before: ValueMap['entries'],
  after: ValueMap['entries'],
): readonly ValueDifference[] {
  const old = new Map(before.map(({ from, to }) => [from, to]));
  const present = new Map(after.map(({ from, to }) => [from, to]));
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((from) => {
    const pair = { from, before: old.get(from) ?? null, after: present.get(from) ?? null };
    return pair.before === pair.after ? [] : [pair];
  });
}
