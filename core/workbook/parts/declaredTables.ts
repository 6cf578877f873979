import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { DeclaredTable } from '../../model/sheet.ts';
import { readRootElement } from '../xml/readXmlPart.ts';
import type { ZipArchive } from '../zip/readZipEntry.ts';
import { readReference } from '../cells/sheetReference.ts';
import { findRelatedParts } from './workbookParts.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';

/**
 * Reads the tables that are declared on a sheet ("Format as table"), which lie in parts of their own. They are evidence
 * and no more: parts that are missing, broken or make no sense are left out, as the cells speak for themselves.
 *
 * @param sheet The sheet's own part.
 * @returns In the order of the sheet's relationships, at most `workbookOptions.declaredTables`.
 */
export async function readDeclaredTables(
  archive: ZipArchive,
  sheet: ZipEntry,
): Promise<readonly DeclaredTable[]> {
  const parts = await orNone(() => findRelatedParts(archive, sheet, 'table'));
  const tables: DeclaredTable[] = [];
  for (const part of (parts ?? []).slice(0, workbookOptions.declaredTables)) {
    const table = await orNone(() => readRootElement(archive, part, declaredTable));
    if (table !== undefined) tables.push(table);
  }
  return tables;
}

function declaredTable(
  name: string,
  attribute: (localName: string) => string | undefined,
): DeclaredTable | undefined {
  const range = readReference(attribute('ref') ?? '');
  if (name !== 'table' || range === undefined) return undefined;
  const headerRows = countOf(attribute('headerRowCount'), 1);
  const totalsRows = countOf(attribute('totalsRowCount'), 0);
  return { name: attribute('displayName') ?? attribute('name') ?? '', range, headerRows, totalsRows };
}

/** Programs write 0 or 1 here. */
function countOf(text: string | undefined, usual: number): number {
  const count = Number(text ?? usual);
  return count === 0 || count === 1 ? count : usual;
}

async function orNone<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    // A broken part says nothing of the tables; whatever else is broken is met when the sheet itself is read.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
