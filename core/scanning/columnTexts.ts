import { AppError } from '../model/errors.ts';
import type { FileId } from '../model/ids.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import type { ScanDeps } from './scanDeps.ts';

const { mostCodes } = scanOptions;
/** Rows asked of the engine at once. */
const pageRows = 10_000;

/**
 * The texts of a column of a source's table, blank ones left out, never more than a scan may have codes; with the
 * names of all columns, so that another one can be chosen.
 *
 * @param place `column` from 0; one that is not there has no texts
 * @throws {AppError} `USAGE` where there are more than a scan may have; what reading the source throws
 */
export async function columnTexts(
  { engine, stores }: Pick<ScanDeps, 'engine' | 'stores'>,
  { fileId, column }: { readonly fileId: FileId; readonly column: number },
): Promise<{ readonly columns: readonly string[]; readonly texts: readonly string[] }> {
  // One that was just dropped is not in the Inbox.
  const overrides = (await stores.files.get(fileId))?.overrides ?? {};
  const { table } = await engine.inspect({ fileId, overrides });
  const columns = table.columnNames;
  const texts: string[] = [];
  for (let first = 0; column < columns.length; first += pageRows) {
    const rows = await engine.readRows({ fileId, overrides, selection: { first, count: pageRows } });
    for (const { cells } of rows) {
      const text = cells[column]?.trim() ?? '';
      if (text !== '') texts.push(text);
    }
    if (texts.length > mostCodes)
      throw new AppError('USAGE', `The column holds more than ${mostCodes.toLocaleString('en')} codes.`, {
        remedy: 'Cut the list into parts and scan with one after another.',
      });
    if (rows.length < pageRows) break;
  }
  return { columns, texts };
}
