import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableAnalysis } from '../../../../core/model/analysis.ts';
import { lastName } from '../../../../core/model/archive.ts';
import type { ByteSink } from '../../../../core/model/bytes.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { csvRecord, recordEnd } from '../../../../core/values/text/csvRecord.ts';
import { openWorkbook } from '../../../../core/workbook/openWorkbook.ts';
import { readOrdered } from '../../../../core/workbook/spool/readOrdered.ts';
import { nodeInflate } from '../../files/nodeInflate.ts';
import { atomicFile } from '../../files/atomicFile.ts';
import { writeError } from '../../files/fileErrors.ts';
import { openFileSource } from '../../files/fileSource.ts';
import { libraryWorkbooks } from '../../workbooks/libraryWorkbooks.ts';
import type { ReadFile } from '../session/readingDesk.ts';

/** Rows asked of the engine at once. */
const pageRows = 10_000;

/**
 * Writes what was parsed, so that it can be compared cell by cell: RFC 4180 in UTF-8. Delimited text becomes
 * `<name>.csv` with the header first and then the data rows; a workbook becomes `<name>/<sheet>.csv` for each sheet,
 * with every row of the sheet as displayed. A sheet that cannot be read has no file; the others do.
 *
 * @throws {AppError} `DISK_FULL`, `STORE_UNAVAILABLE` and what opening the file throws
 */
export async function writeRows(file: ReadFile, folder: string): Promise<void> {
  const name = plainName(file.analysis.source.name);
  if (file.analysis.kind === 'delimited') {
    await makeFolder(folder);
    await writeInto(join(folder, `${name}.csv`), (sink) => writeTable(file, sink));
    return;
  }
  await makeFolder(join(folder, name));
  const source = await openFileSource(file.path, { name });
  try {
    // The engine has read this very file within its limits, so it may be opened here.
    const workbook = await openWorkbook(source, { inflate: nodeInflate, workbooks: libraryWorkbooks });
    const { ShownSheet } = await import('../../../../core/workbook/spool/shownSheet.ts');
    for (const { index } of workbook.sheets) {
      const path = join(folder, name, `${index}.csv`);
      await orNothing(() =>
        writeInto(path, async (sink) => {
          const job = { index, target: sink };
          const shown = await readOrdered(
            workbook,
            job,
            (target) => new ShownSheet({ ...workbook, sink: target }),
          );
          await shown.sink.finish();
        }),
      );
    }
  } finally {
    await source.close();
  }
}

/** The analysis has told what there is to tell of a damaged sheet, or it is about another one. */
async function orNothing(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('SOURCE_')) throw error;
  }
}

/** The name of a member of an archive comes from outside and may hold folders; here it names one file. */
function plainName(name: string): string {
  if (lastName(name) === name) return name;
  return name.replaceAll('/', ' › ').replaceAll(/[<>:"\\|?*\p{Cc}]/gu, '_');
}

async function writeTable(file: ReadFile, sink: ByteSink): Promise<void> {
  const [table] = file.analysis.tables;
  if (table === undefined) return;
  const encoder = new TextEncoder();
  await sink.write(encoder.encode(csvRecord(headerOf(table)) + recordEnd));
  for (let first = 0; first < table.rowCount; first += pageRows) {
    const rows = await file.readRows({ first, count: pageRows });
    await sink.write(encoder.encode(rows.map((row) => csvRecord(row.cells) + recordEnd).join('')));
  }
}

/** The header as it was parsed: a column that it leaves without a name has none here either. */
function headerOf({ columns, dialect }: TableAnalysis): readonly string[] {
  return columns.map(({ name }, index) =>
    dialect.headerRows.length > 0 && name === `column_${index + 1}` ? '' : name,
  );
}

async function writeInto(path: string, write: (sink: ByteSink) => Promise<void>): Promise<void> {
  const sink = await atomicFile(path);
  try {
    await write(sink);
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw writeError(error);
  }
}
