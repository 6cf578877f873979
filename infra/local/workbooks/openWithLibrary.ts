import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError, assertNever } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import type { LentWorkbooks } from '../../../core/workbook/lent/lentWorkbook.ts';
import type { ZipArchive } from '../../../core/workbook/zip/readZipEntry.ts';
import { readZipDirectory } from '../../../core/workbook/zip/zipDirectory.ts';
import { nodeInflate } from '../files/nodeInflate.ts';
import { libraryError } from './libraryError.ts';
import { markupEncoding } from './markupText.ts';
import { openMarkup, openOds } from './markupWorkbook.ts';
import { loadSheetJs, type SheetJs } from './sheetJs.ts';
import { openXls } from './xlsWorkbook.ts';
import { openXlsb } from './xlsbWorkbook.ts';

/**
 * Reads XLS, XLSB, ODS and their kin with SheetJS. It is handed as little as can be: archives are unpacked here, within
 * the limits of `workbookOptions` and `lentOptions`, and of XLS and XLSB it gets the records of cells alone.
 *
 * A library call cannot be interrupted; one that does not end is ended by whoever watches this process.
 */
export const openWithLibrary: LentWorkbooks = async (source, kind) => {
  const library = await loadSheetJs();
  switch (kind) {
    case 'xls': {
      const bytes = await wholeFile(source, lentOptions.fileBytes);
      return openXls(isContainer(bytes) ? workbookStream(bytes, library) : bytes, library);
    }
    case 'xlsb':
      return openXlsb(await archiveOf(source), library);
    case 'ods':
      return openOds(await archiveOf(source), library);
    case 'fods':
    case 'spreadsheetml':
    case 'html': {
      const bytes = await wholeFile(source, lentOptions.markupBytes);
      return { ...openMarkup(bytes, kind, library), encoding: markupEncoding(bytes) };
    }
    default:
      return assertNever(kind);
  }
};

async function archiveOf(source: ByteSource): Promise<ZipArchive> {
  return { source, inflate: nodeInflate, entries: await readZipDirectory(source) };
}

async function wholeFile(source: ByteSource, limitBytes: number): Promise<Uint8Array> {
  if (source.sizeBytes > limitBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'The workbook is too large to be read in this format.', {
      remedy: 'Save the workbook as XLSX or CSV and drop it again.',
    });
  return source.read(0, source.sizeBytes);
}

function isContainer(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf;
}

/** A file that Excel 97 and Excel 95 can both read has a stream for each. */
function workbookStream(container: Uint8Array, library: SheetJs): Uint8Array {
  let stream: Uint8Array | undefined;
  try {
    stream = library.stream(container, ['/Workbook', '/Book']);
  } catch (error) {
    throw libraryError(error);
  }
  if (stream === undefined)
    throw new AppError('SOURCE_DAMAGED', 'The workbook lacks the part with its cells.');
  return stream;
}
