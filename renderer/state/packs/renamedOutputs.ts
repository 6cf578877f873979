import type { Derivation, PackOutput, TargetSchema } from '../../../core/contract/views.ts';

/** What a pack derives and writes, with a field under its new name. */
export function renamedOutputs(
  { derived, output }: Pick<TargetSchema, 'derived' | 'output'>,
  before: string,
  after: string,
): Pick<TargetSchema, 'derived' | 'output'> {
  const named = (name: string): string => (name === before ? after : name);
  return {
    ...(derived === undefined
      ? {}
      : { derived: derived.map((one) => ({ ...one, derive: derivedFrom(one.derive, named) })) }),
    ...(output === undefined ? {} : { output: writtenFrom(output, named) }),
  };
}

function derivedFrom(derive: Derivation, named: (name: string) => string): Derivation {
  switch (derive.kind) {
    case 'daysBetween':
      return { ...derive, from: named(derive.from), to: named(derive.to) };
    case 'ageAt':
      return { ...derive, birth: named(derive.birth), at: named(derive.at) };
    case 'difference':
      return { ...derive, of: named(derive.of), less: derive.less.map(named) };
    case 'ratio':
      return { ...derive, of: named(derive.of), to: named(derive.to) };
    case 'band':
    case 'codeGroup':
    case 'scoreReasons':
    case 'datePart':
      return { ...derive, of: named(derive.of) };
    case 'score':
      return {
        ...derive,
        points: derive.points.map((one) => ({
          ...one,
          when: { ...one.when, field: named(one.when.field) },
        })),
      };
  }
}

function writtenFrom(output: PackOutput, named: (name: string) => string): PackOutput {
  const { partition, aggregates } = output;
  return {
    ...output,
    ...(partition === undefined ? {} : { partition: { ...partition, field: named(partition.field) } }),
    ...(aggregates === undefined
      ? {}
      : {
          aggregates: aggregates.map((one) => ({
            ...one,
            by: one.by.map(named),
            measures: one.measures.map((measure) =>
              measure.field === undefined ? measure : { ...measure, field: named(measure.field) },
            ),
          })),
        }),
  };
}
