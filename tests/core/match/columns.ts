import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import type { ColumnProfile } from '../../../core/model/profile.ts';
import type { Field, TargetSchema } from '../../../core/model/targetSchema.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';

type Known = Partial<Omit<ColumnProfile, 'index' | 'name'>>;

/** A column whose cells are as given; what is not said is as in a column that is full of distinct values. */
export function columnNamed(name: string, known: Known = {}): ColumnProfile {
  const [empty] = nameOnlyColumns([name]);
  if (empty === undefined) throw new Error('unreachable');
  const values = known.topValues ?? [];
  return {
    ...empty,
    count: 100,
    distinct: values.length === 0 ? 100 : values.length,
    maxLength: 10,
    ...known,
  };
}

/** Puts columns in the order of a file. */
export function inFile(...columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  return columns.map((column, index) => ({ ...column, index }));
}

export function valuesOf(...values: readonly string[]): Known {
  return { topValues: values.map((value) => ({ value, count: 10 })), examples: values };
}

export function schemaOf(...fields: readonly (Partial<Field> & { readonly name: string })[]): TargetSchema {
  return {
    id: asId<PackId>('test.pack'),
    title: 'Test',
    version: '1',
    about: '',
    fields: fields.map((field) => ({
      label: field.name,
      type: 'string',
      required: false,
      description: '',
      synonyms: [],
      enum: [],
      maxLength: null,
      ...field,
    })),
  };
}
