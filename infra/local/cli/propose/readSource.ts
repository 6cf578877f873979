import { AppError } from '../../../../core/model/errors.ts';
import type { ColumnType } from '../../../../core/model/columnType.ts';
import { reportedType } from '../../../../core/model/columnType.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { Field } from '../../../../core/model/targetSchema.ts';
import { type AnalyzeFile, firstTable, isJson, readSchema, type SampledFile } from './readTarget.ts';

/** What is to be mapped. */
export interface Source {
  readonly columns: readonly ColumnProfile[];
  /** What the sender says about the columns, one a column; empty where nothing is said. */
  readonly descriptions: readonly string[];
  /** Some of its rows; empty where only names are known. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads the columns of a source: a file of cells, or a JSON schema where only names and descriptions are known.
 *
 * @param schema path of a JSON schema with descriptions for the columns of a file of cells, by name
 * @throws {AppError} what `analyze` throws, and `PACK_INVALID`
 */
export async function readSource(
  file: string,
  schema: string | undefined,
  analyze: AnalyzeFile,
): Promise<Source> {
  if (!isJson(file)) return sourceOf(await analyze(file), file, schema);
  const { fields } = await readSchema(file);
  return {
    columns: fields.map(profileWithoutValues),
    descriptions: fields.map((field) => field.description),
    rows: [],
  };
}

/** The same for a file of cells that was read: one that was named, or a member of an archive. */
export async function sourceOf(
  { analysis, rows }: SampledFile,
  name: string,
  schema: string | undefined,
): Promise<Source> {
  const columns = firstTable(analysis, name);
  if (columns.length === 0) throw new AppError('SOURCE_EMPTY', `${name} has no columns.`);
  if (schema === undefined) return { columns, descriptions: [], rows };
  const described = await readSchema(schema);
  const descriptions = new Map(described.fields.map((field) => [field.name, field.description]));
  return { columns, descriptions: columns.map((column) => descriptions.get(column.name) ?? ''), rows };
}

/** A column of which only the name and perhaps the type are known: nothing was counted, so nothing speaks against any field. */
function profileWithoutValues(field: Field, index: number): ColumnProfile {
  const type = columnType(field);
  return {
    index,
    name: field.name,
    type,
    format: null,
    semanticType: null,
    reportedType: reportedType(type),
    agreement: 0,
    ambiguousDates: false,
    count: 0,
    missing: 0,
    empty: 0,
    missingTokens: [],
    invalid: 0,
    anomalies: [],
    distinct: 0,
    distinctExact: true,
    min: null,
    max: null,
    mean: null,
    stddev: null,
    quantiles: null,
    histogram: { kind: 'category', bins: [] },
    topValues: [],
    topValuesError: 0,
    patterns: [],
    minLength: 0,
    maxLength: 0,
    leadingZeros: 0,
    examples: [],
  };
}

function columnType({ type }: Field): ColumnType {
  switch (type) {
    case 'integer':
    case 'number':
    case 'date':
    case 'datetime':
    case 'boolean':
      return type;
    case 'string':
    case 'text':
    case 'enum':
    case 'email':
    case 'phone':
    case 'url':
    case 'tag':
      return 'text';
  }
}
