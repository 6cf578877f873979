import { type Derivation, derivedType } from '../model/derivedField.ts';
import type { PackProblem } from '../model/packProblem.ts';
import type { FieldType } from '../model/targetSchema.ts';
import type { WrittenPack } from './packForm.ts';

/** What is wrong in the fields that a pack derives: names that stand twice, fields that are not there or of no use there, bands out of order. */
export function brokenDerived(pack: WrittenPack): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const types = new Map<string, FieldType>(pack.fields.map(({ name, type }) => [name, type]));
  const scores = new Set<string>();
  pack.derived?.forEach(({ name, derive }, i) => {
    const at = (place: string, message: string): unknown =>
      problems.push({ path: `derived[${i}].${place}`, message });
    if (types.has(name)) at('name', `the name ${name} stands twice`);
    for (const { place, field, takes } of needsOf(derive)) {
      const type = types.get(field);
      if (type === undefined) at(`derive.${place}`, `no field ${field} stands before`);
      else if (takes !== 'any' && !kinds[takes].has(type))
        at(`derive.${place}`, `a ${takes} is expected, and ${field} is ${type}`);
    }
    for (const { place, message } of faultsOf(derive, scores)) at(`derive.${place}`, message);
    if (derive.kind === 'score') scores.add(name);
    types.set(name, derivedType(derive));
  });
  return problems;
}

/** Columns that a run writes, with their types. */
export function writtenTypes(pack: WrittenPack): ReadonlyMap<string, FieldType> {
  return new Map([
    ...pack.fields.map(({ name, type }) => [name, type] as const),
    ...(pack.derived ?? []).map(({ name, derive }) => [name, derivedType(derive)] as const),
  ]);
}

const kinds = {
  date: new Set<FieldType>(['date', 'datetime']),
  figure: new Set<FieldType>(['integer', 'number']),
} as const;

interface Need {
  readonly place: string;
  readonly field: string;
  readonly takes: keyof typeof kinds | 'any';
}

function needsOf(derive: Derivation): readonly Need[] {
  switch (derive.kind) {
    case 'daysBetween':
      return [
        { place: 'from', field: derive.from, takes: 'date' },
        { place: 'to', field: derive.to, takes: 'date' },
      ];
    case 'ageAt':
      return [
        { place: 'birth', field: derive.birth, takes: 'date' },
        { place: 'at', field: derive.at, takes: 'date' },
      ];
    case 'difference':
      return [
        { place: 'of', field: derive.of, takes: 'figure' },
        ...derive.less.map((field, i) => ({ place: `less[${i}]`, field, takes: 'figure' as const })),
      ];
    case 'ratio':
      return [
        { place: 'of', field: derive.of, takes: 'figure' },
        { place: 'to', field: derive.to, takes: 'figure' },
      ];
    case 'band':
      return [{ place: 'of', field: derive.of, takes: 'figure' }];
    case 'datePart':
      return [{ place: 'of', field: derive.of, takes: 'date' }];
    case 'codeGroup':
    case 'scoreReasons':
      return [{ place: 'of', field: derive.of, takes: 'any' }];
    case 'score':
      return derive.points.map(({ when }, i) => ({
        place: `points[${i}].when.field`,
        field: when.field,
        takes: when.is === 'atLeast' || when.is === 'below' ? 'figure' : 'any',
      }));
  }
}

interface Fault {
  readonly place: string;
  readonly message: string;
}

function faultsOf(derive: Derivation, scores: ReadonlySet<string>): readonly Fault[] {
  switch (derive.kind) {
    case 'band':
      return derive.bands.flatMap(({ below }, i) => bandFault(below, derive.bands[i - 1], i));
    case 'codeGroup':
      return derive.groups.flatMap(({ codes }, g) => codeFaults(codes, `groups[${g}].codes`));
    case 'score':
      return derive.points.flatMap(({ when }, i) =>
        when.is === 'codes' ? codeFaults(when.codes, `points[${i}].when.codes`) : [],
      );
    case 'scoreReasons':
      return scores.has(derive.of) ? [] : [{ place: 'of', message: `${derive.of} is no score` }];
    case 'daysBetween':
    case 'ageAt':
    case 'difference':
    case 'ratio':
    case 'datePart':
      return [];
  }
}

function bandFault(
  below: number | null,
  before: { readonly below: number | null } | undefined,
  place: number,
): readonly Fault[] {
  if (before === undefined) return [];
  if (before.below === null)
    return [{ place: `bands[${place}]`, message: 'nothing is left for a band behind one without an end' }];
  if (below !== null && below <= before.below)
    return [{ place: `bands[${place}].below`, message: `${below} is not above ${before.below}` }];
  return [];
}

function codeFaults(codes: readonly string[], place: string): readonly Fault[] {
  return codes.flatMap((code, i) => {
    const ends = code.split('-').map((end) => end.trim());
    const [first = '', last = first] = ends;
    const isRange = ends.length <= 2 && first !== '' && first.length === last.length && first <= last;
    const message = `${code} is neither a code nor a range of two of the same length`;
    return isRange ? [] : [{ place: `${place}[${i}]`, message }];
  });
}
