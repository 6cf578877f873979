import { type Measure, type Partition, partitionParts } from '../model/packOutput.ts';
import type { PackProblem } from '../model/packProblem.ts';
import type { FieldType } from '../model/targetSchema.ts';
import { writtenTypes } from './brokenDerived.ts';
import type { WrittenPack } from './packForm.ts';

type Types = ReadonlyMap<string, FieldType>;

/** What is wrong in the outputs that a pack asks for: fields that are not there, or of no use there. */
export function brokenOutput(pack: WrittenPack): readonly PackProblem[] {
  const { partition, aggregates = [] } = pack.output ?? {};
  const types = writtenTypes(pack);
  const problems = partition === undefined ? [] : [...brokenPartition(partition, types)];
  const names = new Set<string>();
  aggregates.forEach(({ name, by, measures }, i) => {
    const path = `output.aggregates[${i}]`;
    if (names.has(name)) problems.push({ path: `${path}.name`, message: `${name} stands twice` });
    names.add(name);
    const columns = new Set<string>();
    by.forEach((field, f) => {
      if (!types.has(field))
        problems.push({ path: `${path}.by[${f}]`, message: `there is no field ${field}` });
      if (columns.has(field)) problems.push({ path: `${path}.by[${f}]`, message: `${field} stands twice` });
      columns.add(field);
    });
    measures.forEach((measure, m) => {
      const place = `${path}.measures[${m}]`;
      if (columns.has(measure.name))
        problems.push({ path: `${place}.name`, message: `${measure.name} stands twice` });
      columns.add(measure.name);
      const message = measureFault(measure, types);
      if (message !== undefined) problems.push({ path: `${place}.field`, message });
    });
  });
  return problems;
}

function brokenPartition({ field, by }: Partition, types: Types): readonly PackProblem[] {
  const problems: PackProblem[] = [];
  const path = 'output.partition';
  const type = types.get(field);
  if (type === undefined) problems.push({ path: `${path}.field`, message: `there is no field ${field}` });
  else if (type !== 'date' && type !== 'datetime')
    problems.push({ path: `${path}.field`, message: `a date is expected, and ${field} is ${type}` });
  const order = by.map((part) => partitionParts.indexOf(part));
  if (order.some((place, i) => i > 0 && place <= (order[i - 1] ?? 0)))
    problems.push({ path: `${path}.by`, message: 'year, month and day stand in this order, each once' });
  // Readers take the folders' names for columns, and those know no case.
  for (const name of types.keys()) {
    const part = by.find((one) => one === name.toLowerCase());
    if (part !== undefined)
      problems.push({ path: `${path}.by`, message: `${part} is the name of a field, ${name}, too` });
  }
  return problems;
}

function measureFault({ of, field }: Measure, types: Types): string | undefined {
  if (field === undefined) return of === 'count' ? undefined : `${of} needs a field`;
  const type = types.get(field);
  if (type === undefined) return `there is no field ${field}`;
  const isFigure = type === 'integer' || type === 'number';
  return (of === 'sum' || of === 'avg') && !isFigure
    ? `a figure is expected, and ${field} is ${type}`
    : undefined;
}
