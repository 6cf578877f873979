import { existsSync } from 'node:fs';
import { AppError } from '../../../../core/model/errors.ts';
import type { ScanCode } from '../../../../core/model/scan.ts';
import type { LocalWorld } from '../../compose.ts';

/** Longest list that is read as lines, in bytes; half a million codes of 100 characters. */
const listBytes = 64 * 1024 * 1024;

/**
 * The codes of a file: the lines of a text (`.txt`), or a column of any table that Mapwright reads, by its header or its
 * number from 1.
 *
 * @param given `FILE` or `FILE:COLUMN`; a column need not be said where there is one
 * @returns them as they stand there, and where that was, for people
 * @throws {AppError} `USAGE` where there is no such column; what reading the file throws
 */
export async function codesOf(
  given: string,
  { sources, service }: Pick<LocalWorld, 'sources' | 'service'>,
): Promise<{ readonly codes: readonly ScanCode[]; readonly from: string }> {
  const { path, column } = taken(given);
  const { id } = await sources.adoptPath(path);
  try {
    const lines =
      /\.(?:txt|lst)$/iu.test(path) && column === '' ? await sources.readText(id, listBytes) : undefined;
    if (lines !== undefined) return { codes: codesIn(lines.split(/\r\n?|\n/u)), from: 'its lines' };
    const { columns } = await service.scans.codesOfFile({ fileId: id, column: Number.MAX_SAFE_INTEGER });
    const place = placeOf(column, columns);
    const { texts } = await service.scans.codesOfFile({ fileId: id, column: place });
    return { codes: codesIn(texts), from: `the column ${columns[place] ?? ''}` };
  } finally {
    await sources.release(id);
  }
}

/** A path may hold a colon itself, so the whole is looked for first. */
function taken(given: string): { readonly path: string; readonly column: string } {
  const colon = given.lastIndexOf(':');
  return colon <= 0 || existsSync(given)
    ? { path: given, column: '' }
    : { path: given.slice(0, colon), column: given.slice(colon + 1) };
}

function placeOf(column: string, columns: readonly string[]): number {
  if (column === '' && columns.length === 1) return 0;
  const folded = column.trim().toLowerCase();
  const named = columns.findIndex((name) => name.trim().toLowerCase() === folded);
  if (named >= 0) return named;
  const number = /^\d+$/u.test(folded) ? Number(folded) - 1 : -1;
  if (number >= 0 && number < columns.length) return number;
  const what = column === '' ? 'The list of codes has several columns' : `There is no column ${column}`;
  throw new AppError('USAGE', `${what}.`, {
    remedy: `Name one of ${columns.slice(0, 20).join(', ')} as --codes FILE:COLUMN.`,
  });
}

function codesIn(texts: readonly string[]): readonly ScanCode[] {
  return texts.map((text) => ({ text: text.trim(), isPattern: false })).filter(({ text }) => text !== '');
}
