import type { Analysis, TableAnalysis } from '../../model/analysis.ts';
import { isArchiveError } from '../../model/archive.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { ImportedPack, ImportKind } from '../../model/importedPack.ts';
import { packOptions } from '../../model/options/packOptions.ts';
import { draftPack } from '../../packs/draftPack.ts';
import { dictionaryColumns, readDictionary } from '../../packs/readDictionary.ts';
import { readHeader } from '../../packs/readHeader.ts';
import { isSchemaText, readPackText } from '../../packs/readPackText.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { Dependencies } from '../base/dependencies.ts';

type ImportDependencies = Pick<Dependencies, 'engine' | 'sources' | 'stores'>;

interface Wish {
  /** What it is to be read as; absent where that is to be found out. */
  readonly kind?: ImportKind;
}

/**
 * Reads a pack from a text that was pasted or typed: a schema as it stands, a list of names, or a table, which the engine reads.
 *
 * @throws {AppError} `PACK_INVALID`, and what reading a table throws
 */
export async function importPackText(
  deps: ImportDependencies,
  { text, name, kind }: Wish & { readonly text: string; readonly name: string },
): Promise<ImportedPack> {
  if (text.trim() === '') throw new AppError('PACK_INVALID', `${name} is empty.`);
  if (isSchemaText(text)) return readPackText(text, name);
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  if (
    kind === 'names' ||
    (kind === undefined && lines.length > 1 && lines.every((line) => !/[\t,;|]/u.test(line)))
  ) {
    return draftPack(
      { kind: 'names', fields: lines.map((line) => ({ name: line.trim() })), notes: [] },
      name,
    );
  }
  return importPackFile(deps, { fileId: await deps.sources.adoptText({ name, text }), ...wish(kind) });
}

/**
 * Reads a pack from a file that was adopted: a schema in JSON or SQL, or cells, of which a data dictionary gives a field for
 * each row and any other table one for each column. The file is let go of in any case, unless it is one of the Inbox.
 *
 * @throws {AppError} `PACK_INVALID`, and what reading the file throws
 */
export async function importPackFile(
  deps: ImportDependencies,
  { fileId, kind }: Wish & { readonly fileId: FileId },
  job: JobControl = {},
): Promise<ImportedPack> {
  const { engine, sources, stores } = deps;
  try {
    const { name, sizeBytes } = await sources.describe(fileId);
    if (sizeBytes <= packOptions.fileBytes) {
      const text = await sources.readText(fileId, packOptions.fileBytes);
      if (text !== undefined && isSchemaText(text)) return readPackText(text, name);
    }
    const analysis = await engine.analyze({ fileId, overrides: {}, allTables: true }, job);
    return await fromCells(deps, { fileId, name, analysis, ...wish(kind) });
  } catch (error) {
    if (!isArchiveError(error)) throw error;
    throw new AppError('SOURCE_ARCHIVE', 'A pack is read from one file at a time, and this is an archive.');
  } finally {
    await engine.forget(fileId);
    if ((await stores.files.get(fileId)) === undefined) await sources.release(fileId);
  }
}

function wish(kind: ImportKind | undefined): Wish {
  return kind === undefined ? {} : { kind };
}

/** Rows read at once for a data dictionary. */
const pageRows = 1_000;

async function fromCells(
  { engine }: ImportDependencies,
  source: Wish & { readonly fileId: FileId; readonly name: string; readonly analysis: Analysis },
): Promise<ImportedPack> {
  const { fileId, name, analysis, kind } = source;
  const rowsOf = async (table: TableAnalysis, first: number): Promise<readonly (readonly string[])[]> => {
    const overrides = {
      ...(table.sheetIndex === null ? {} : { sheetIndex: table.sheetIndex }),
      ...(table.tableIndex === undefined ? {} : { tableIndex: table.tableIndex }),
    };
    const rows = await engine.readRows({ fileId, overrides, selection: { first, count: pageRows } });
    return rows.map(({ cells }) => cells);
  };
  if (kind !== 'header') {
    for (const table of analysis.tables) {
      const header = table.columns.map((column) => column.name);
      const head = await rowsOf(table, 0);
      const columns = dictionaryColumns(header, head);
      if (columns === undefined) continue;
      const rows = [...head];
      while (rows.length % pageRows === 0 && rows.length > 0 && rows.length <= packOptions.fields) {
        const more = await rowsOf(table, rows.length);
        if (more.length === 0) break;
        rows.push(...more);
      }
      const found = readDictionary(columns, rows);
      const place = analysis.tables.length > 1 ? [`The dictionary is the sheet ${table.name}.`] : [];
      const said = [...columns.keys()].join(', ');
      if (found.fields.length > 0)
        return draftPack(
          { ...found, notes: [...place, `A row for each field, with its ${said}.`, ...found.notes] },
          name,
        );
    }
    if (kind === 'dictionary')
      throw new AppError('PACK_INVALID', `${name} has no table with a row for each field.`, {
        remedy:
          'A data dictionary needs a column with the names of the fields, and one with their types or more.',
      });
  }
  const [table] = analysis.tables;
  if (table === undefined) throw new AppError('SOURCE_EMPTY', `${name} holds no table.`);
  const found = readHeader(table.columns);
  const place =
    analysis.tables.length > 1
      ? [`Taken was ${table.name}, the first of ${analysis.tables.length} tables.`]
      : [];
  return draftPack({ ...found, notes: [...place, ...found.notes] }, name);
}
