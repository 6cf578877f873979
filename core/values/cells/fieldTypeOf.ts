import type { ColumnProfile } from '../../model/profile.ts';
import type { FieldType } from '../../model/targetSchema.ts';

/** What a field must be to take the values of a column: by their meaning, else by their type; `string` for one without values. */
export function fieldTypeOf(column: ColumnProfile): FieldType {
  if (column.count <= column.missing) return 'string';
  const { semanticType } = column;
  if (semanticType === 'email' || semanticType === 'url' || semanticType === 'phone') return semanticType;
  return plainTypeOf(column);
}

/** The same by type alone, whatever the values mean. */
export function plainTypeOf({ type }: Pick<ColumnProfile, 'type'>): FieldType {
  switch (type) {
    case 'boolean':
    case 'integer':
    case 'number':
    case 'date':
    case 'datetime':
      return type;
    case 'time':
    case 'code':
    case 'text':
      return 'string';
  }
}
