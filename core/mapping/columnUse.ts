import type { MappingVersion } from '../model/mapping.ts';
import type { Field, TargetSchema } from '../model/targetSchema.ts';
import { stepColumns } from './stepColumns.ts';

/** What an approved mapping does with a column. */
export interface ColumnUse {
  /** True where it feeds a field, by itself, as a part, or as what a step looks at. */
  readonly feeds: boolean;
  /** True where a row without a value of it is refused. */
  readonly required: boolean;
  /** True where a field takes it as a number. */
  readonly numeric: boolean;
  /** True where nothing reads its cells: it feeds no field, or only fields that keep any text. */
  readonly keptAsText: boolean;
  /** The values that a value map or the list of a field knows, folded; `null` where any value will do. */
  readonly known: ReadonlySet<string> | null;
}

/** Says of each column of the approved layout what becomes of it. Without the pack only the transforms tell. */
export function usesByColumn(
  mapping: Pick<MappingVersion, 'correspondences'>,
  schema: TargetSchema | undefined,
): (columnIndex: number) => ColumnUse {
  const fields = new Map((schema?.fields ?? []).map((field) => [field.name, field]));
  const looked = new Set(mapping.correspondences.flatMap(({ transforms }) => stepColumns(transforms)));
  return (columnIndex) => {
    const own = mapping.correspondences.filter(({ columnIndexes }) => columnIndexes.includes(columnIndex));
    const known = new Set<string>();
    let listed = false;
    for (const { field, transforms } of own) {
      for (const transform of transforms) {
        if (transform.kind !== 'mapValues') continue;
        listed = true;
        for (const { from } of transform.entries) known.add(folded(from));
      }
      const target = fields.get(field);
      if (target?.type !== 'enum') continue;
      listed = true;
      for (const value of target.enum) known.add(folded(value));
    }
    const targets = own.map(({ field }) => fields.get(field));
    return {
      feeds: own.length > 0 || looked.has(columnIndex),
      required: targets.some((field) => field?.required === true),
      numeric:
        targets.some(isNumeric) ||
        own.some(({ transforms }) => transforms.some(({ kind }) => kind === 'parseNumber')),
      keptAsText: own.every(
        ({ field, transforms }) =>
          anyText.has(fields.get(field)?.type ?? '') && !transforms.some(({ kind }) => reading.has(kind)),
      ),
      known: listed ? known : null,
    };
  };
}

const anyText: ReadonlySet<string> = new Set(['string', 'text', 'tag']);
const reading: ReadonlySet<string> = new Set(['parseNumber', 'parseDate', 'parseBoolean', 'mapValues']);

function isNumeric(field: Field | undefined): boolean {
  return field?.type === 'number' || field?.type === 'integer';
}

/** As value maps and lists compare: without case and outer space. */
export function folded(value: string): string {
  return value.trim().normalize('NFC').toLowerCase();
}
