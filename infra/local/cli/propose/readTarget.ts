import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Analysis } from '../../../../core/model/analysis.ts';
import { schemaOfColumns } from '../../../../core/match/schemaOfColumns.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import type { ColumnProfile } from '../../../../core/model/profile.ts';
import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import { builtInPacks } from '../../../../core/packs/builtInPacks.ts';
import { readTargetSchema } from '../../../../core/packs/readTargetSchema.ts';
import { readError } from '../../files/fileErrors.ts';

/** A file of cells that was read, with some rows of the table that is worked on first. */
export interface SampledFile {
  readonly analysis: Analysis;
  readonly rows: readonly (readonly string[])[];
}

/** Reads a file of cells; the same for targets and sources. */
export type AnalyzeFile = (path: string) => Promise<SampledFile>;

/** What columns are to be mapped to. */
export interface Target {
  readonly schema: TargetSchema;
  /** What sample values of the fields look like, one a field; empty where there are none. */
  readonly fieldProfiles: readonly (ColumnProfile | null)[];
  /** Sample cells, one list a field; empty where there are none. */
  readonly fieldValues: readonly (readonly string[])[];
}

/** A JSON schema is read as a whole; none that a person writes comes near this size. */
const mostSchemaBytes = 64 * 1024 * 1024;

/**
 * Reads a target: a pack by its id, a JSON schema of fields, or a file of cells whose columns stand for the fields.
 *
 * @param values path of a file of cells with sample values for the fields, by the fields' names
 * @throws {AppError} `NOT_FOUND`, `PACK_INVALID`, or what `analyze` throws
 */
export async function readTarget(
  target: string,
  values: string | undefined,
  analyze: AnalyzeFile,
): Promise<Target> {
  const schema = await schemaOf(target, analyze);
  if (values === undefined) return schema;
  const { analysis, rows } = await analyze(values);
  const profiles = byName(firstTable(analysis, values));
  const fieldProfiles = schema.schema.fields.map((field) => profiles.get(field.name) ?? null);
  return { schema: schema.schema, fieldProfiles, fieldValues: cellsOf(rows, fieldProfiles) };
}

function cellsOf(
  rows: SampledFile['rows'],
  columns: readonly (ColumnProfile | null)[],
): readonly (readonly string[])[] {
  return columns.map((column) => (column === null ? [] : rows.map((row) => row[column.index] ?? '')));
}

async function schemaOf(target: string, analyze: AnalyzeFile): Promise<Target> {
  const pack = builtInPacks.find((candidate) => candidate.id === target);
  if (pack !== undefined) return { schema: pack, fieldProfiles: [], fieldValues: [] };
  if (!(await exists(target))) {
    throw new AppError('NOT_FOUND', `There is no pack and no file ${target}.`, {
      remedy: `The packs are ${builtInPacks.map((candidate) => candidate.id).join(', ')}.`,
    });
  }
  if (isJson(target)) return { schema: await readSchema(target), fieldProfiles: [], fieldValues: [] };
  const { analysis, rows } = await analyze(target);
  const name = basename(target);
  const found = schemaOfColumns(firstTable(analysis, target), { id: asId<PackId>(name), title: name });
  return { ...found, fieldValues: cellsOf(rows, found.fieldProfiles) };
}

/** Reads a JSON schema of fields; `columns` is taken for `fields`, as it describes a source. */
export async function readSchema(path: string): Promise<TargetSchema> {
  const name = basename(path);
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > mostSchemaBytes) throw new AppError('PACK_INVALID', `${name} is too large for a schema.`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof AppError ? error : readError(error, name);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('PACK_INVALID', `${name} is no JSON.`, { cause });
  }
  const columns = typeof value === 'object' && value !== null ? Reflect.get(value, 'columns') : undefined;
  return readTargetSchema(columns === undefined ? value : { fields: columns }, name);
}

export function isJson(path: string): boolean {
  return extname(path).toLowerCase() === '.json';
}

/** Columns of the table that is worked on first. */
export function firstTable(analysis: Analysis, path: string): readonly ColumnProfile[] {
  const table = analysis.tables[0];
  if (table === undefined) throw new AppError('SOURCE_EMPTY', `${basename(path)} holds no table.`);
  return table.columns;
}

function byName(columns: readonly ColumnProfile[]): ReadonlyMap<string, ColumnProfile> {
  return new Map(columns.toReversed().map((column) => [column.name, column]));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    // Whatever keeps us from it, there is nothing to read.
    return false;
  }
}
