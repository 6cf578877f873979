/** A table's column as the warehouse has it. */
export interface WarehouseColumn {
  readonly name: string;
  /** As SQL writes it. */
  readonly type: string;
}

/** What a column is taken to be, whoever names it. Numbers have their digits before and behind the point. */
type Shape =
  | { readonly kind: 'text' | 'truth' | 'date' | 'moment' | 'zonedMoment' | 'time' | 'double' }
  | { readonly kind: 'number'; readonly before: number; readonly behind: number };

/** Redshift's own and our Parquet's names of types. */
const kinds: Readonly<Record<string, Shape>> = {
  varchar: { kind: 'text' },
  text: { kind: 'text' },
  bpchar: { kind: 'text' },
  boolean: { kind: 'truth' },
  bool: { kind: 'truth' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  timestamp: { kind: 'moment' },
  timestamptz: { kind: 'zonedMoment' },
  'timestamp with time zone': { kind: 'zonedMoment' },
  double: { kind: 'double' },
  'double precision': { kind: 'double' },
  float8: { kind: 'double' },
  smallint: { kind: 'number', before: 5, behind: 0 },
  int2: { kind: 'number', before: 5, behind: 0 },
  integer: { kind: 'number', before: 10, behind: 0 },
  int4: { kind: 'number', before: 10, behind: 0 },
  bigint: { kind: 'number', before: 19, behind: 0 },
  int8: { kind: 'number', before: 19, behind: 0 },
};

/** Digits of the widest number there; those behind the point are room for later runs. */
const [numberDigits, roomyDigits] = [38, 10];

/**
 * Type of a staging column, which has to be that of the Parquet file.
 * @returns `undefined` where Redshift has none
 */
export function stagingType(type: string): string | undefined {
  const shape = shapeOf(type);
  switch (shape?.kind) {
    case undefined:
      return undefined;
    case 'text':
      return 'VARCHAR(65535)';
    case 'truth':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'time':
      return 'TIME';
    case 'moment':
      return 'TIMESTAMP';
    case 'zonedMoment':
      return 'TIMESTAMPTZ';
    case 'double':
      return 'DOUBLE PRECISION';
    case 'number':
      return type.toUpperCase().replace(/\s/g, '');
  }
}

/** Type that a column of a new table gets: numbers with a fraction get room, as those of later runs may have longer ones. */
export function tableType(type: string): string | undefined {
  const shape = shapeOf(type);
  const isRoomy =
    shape?.kind === 'number' &&
    shape.behind > 0 &&
    shape.behind <= roomyDigits &&
    shape.before <= numberDigits - roomyDigits;
  return isRoomy ? `DECIMAL(${numberDigits},${roomyDigits})` : stagingType(type);
}

/**
 * Whether values of a type stand in a column of another one as they are, or are refused there: fractions that are too long
 * would be rounded without a word, whole numbers that are too long are an error of the warehouse. Where a type is not
 * known, they do not.
 */
export function fits(type: string, present: string): boolean {
  const [value, column] = [shapeOf(type), shapeOf(present)];
  if (value === undefined || column === undefined) return false;
  if (value.kind === 'number' && column.kind === 'number') return value.behind <= column.behind;
  return value.kind === column.kind;
}

function shapeOf(type: string): Shape | undefined {
  const name = type.trim().toLowerCase();
  const digits = /^(?:decimal|numeric)\((\d+),\s*(\d+)\)$/.exec(name);
  if (digits === null) return kinds[name.replace(/^(varchar|bpchar)\(\d+\)$/, '$1')];
  const [all, behind] = [Number(digits[1]), Number(digits[2])];
  return { kind: 'number', before: all - behind, behind };
}
