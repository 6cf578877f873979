/** What the values of a column are. `code` is an identifier that may look like a number and never loses a character. */
export const columnTypes = [
  'boolean',
  'integer',
  'number',
  'date',
  'datetime',
  'time',
  'code',
  'text',
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One way to read a column's cells, for a person to choose among. */
export interface TypeChoice {
  readonly type: ColumnType;
  /** As in `ColumnProfile.format`; `null` where the type has one form, or the cells speak for themselves. */
  readonly format: string | null;
  /** Filled cells that cannot be read so. */
  readonly invalid: number;
}

/** What the values of a column mean, where this can be told. */
export const semanticTypes = [
  'email',
  'phone',
  'url',
  'currency-amount',
  'percent',
  'country',
  'currency',
  'us-state',
  'postcode',
  'person-name',
  'npi',
  'icd-10',
  'cpt-hcpcs',
  'policy-number',
  'claim-number',
  'year',
  'uuid',
  'ip-address',
  'iban',
  'card-number',
  'isbn',
  'gtin',
  'vin',
  'quantity',
  'enumeration',
  'identifier',
] as const;
export type SemanticType = (typeof semanticTypes)[number];

/** The four names that the CSV ingestion item knows. */
export type ReportedType = 'int' | 'float' | 'date' | 'string';

/** The name under which a column type stands in the CSV ingestion item. */
export function reportedType(type: ColumnType): ReportedType {
  switch (type) {
    case 'integer':
      return 'int';
    case 'number':
      return 'float';
    case 'date':
    case 'datetime':
      return 'date';
    case 'boolean':
    case 'time':
    case 'code':
    case 'text':
      return 'string';
  }
}
