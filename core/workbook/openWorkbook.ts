import type { ByteSource, Inflate } from '../model/bytes.ts';
import { AppError, invariant } from '../model/errors.ts';
import { workbookOptions } from '../model/options/workbookOptions.ts';
import { plainLayout } from '../model/sheet.ts';
import { readDeclaredTables } from './parts/declaredTables.ts';
import { lentKindOf, lentKindOfZip } from './lent/lentKind.ts';
import type { LentWorkbooks } from './lent/lentWorkbook.ts';
import { readOleContent } from './zip/oleContainer.ts';
import { readLent } from './lent/readLent.ts';
import { readStyles } from './formats/readStyles.ts';
import { xmlPart } from './xml/readXmlPart.ts';
import { checkCancelled, type ReadJob, type ZipArchive } from './zip/readZipEntry.ts';
import {
  loadSharedStrings,
  noSharedStrings,
  type SharedStringLoader,
  type SharedStrings,
} from './cells/sharedStrings.ts';
import { createLayoutReader } from './cells/sheetLayout.ts';
import { SheetReader } from './sheet/sheetReader.ts';
import { sniffContainer } from './zip/sniffContainer.ts';
import type { Workbook } from './cells/workbook.ts';
import { findWorkbookParts, type SheetPart, type WorkbookParts } from './parts/workbookParts.ts';
import { readZipDirectory } from './zip/zipDirectory.ts';

/** What the host lends for opening a workbook. */
export interface WorkbookTools {
  readonly inflate: Inflate;
  /** Opens those that the core has no reader for; without it they are refused. */
  readonly workbooks?: LentWorkbooks | undefined;
}

/**
 * Opens a workbook. Of XLSX and XLSM it reads the directory, the list of sheets and styles; no cell yet. Others are left
 * to the library that is lent: XLS, XLSB, ODS, FODS, Excel's XML and HTML.
 *
 * @throws {AppError} `SOURCE_PASSWORD`; `SOURCE_UNSUPPORTED` for other files;
 * `SOURCE_DAMAGED`; `SOURCE_TOO_LARGE` where the archive promises more than the limits of `workbookOptions`.
 */
export async function openWorkbook(source: ByteSource, tools: WorkbookTools): Promise<Workbook> {
  const { inflate, workbooks } = tools;
  const lentKind = workbooks && (await lentKindOf(source));
  if (lentKind !== undefined && workbooks !== undefined) return readLent(await workbooks(source, lentKind));
  await refuseOtherContainers(source);
  const archive: ZipArchive = { source, inflate, entries: await readZipDirectory(source) };
  const zipKind = workbooks && (await lentKindOfZip(archive));
  if (zipKind !== undefined && workbooks !== undefined) return readLent(await workbooks(source, zipKind));
  const parts = await findWorkbookParts(archive);
  const { formats, marked } = await readStyles(archive, parts.styles);
  /** All shared texts, once a job has read them to the end. */
  let kept: SharedStrings | undefined;
  const part = (index: number): SheetPart => {
    const sheet = parts.sheets[index];
    invariant(sheet !== undefined, `there is no sheet ${index}`);
    return sheet;
  };
  const stringBytes = parts.sharedStrings?.compressedBytes ?? 0;
  return {
    sheets: parts.sheets.map(({ name, hidden }, index) => ({ name, hidden, index })),
    dateSystem: parts.dateSystem,
    formats,
    sheetBytes: (index) => stringBytes + (part(index).entry?.compressedBytes ?? 0),
    async readSheet(index, sink, job = {}) {
      const { entry, layout: named } = part(index);
      if (entry === undefined) return plainLayout;
      checkCancelled(job.signal);
      const progress = { strings: kept === undefined ? 0 : stringBytes, sheet: 0 };
      const watched = (counter: keyof typeof progress): ReadJob => ({
        ...job,
        onBytes(doneBytes) {
          progress[counter] = doneBytes;
          job.onBytes?.(progress.strings + progress.sheet);
        },
      });
      const loader = kept === undefined ? openStrings(archive, parts, watched('strings')) : loaded(kept);
      const { strings } = loader;
      const known = { ...named, tables: await readDeclaredTables(archive, entry) };
      const layout = createLayoutReader({ marked, known });
      try {
        const reader = new SheetReader({ strings, sink, layout, anyOrder: job.anyOrder });
        for await (const chunk of xmlPart(archive, entry, watched('sheet'))) {
          reader.push(chunk);
          for (let lacking = reader.read(); lacking >= 0; lacking = reader.read()) await loader.load(lacking);
          // What merges cells stands behind the rows; of a small sheet it is worth going there.
          if (!(await sink.flush()) && entry.plainBytes > workbookOptions.layoutBytes) return layout.layout();
          checkCancelled(job.signal);
        }
        reader.finish();
        // Texts that were used are read to their end, so that their checksum is compared and the next sheet has them.
        if (strings.count > 0) await loader.load(Number.POSITIVE_INFINITY);
        if (strings.isComplete) kept = strings;
        return layout.layout();
      } finally {
        await loader.close();
      }
    },
  };
}

async function refuseOtherContainers(source: ByteSource): Promise<void> {
  const container = sniffContainer(await source.read(0, 8));
  if (container === 'zip') return;
  if (container === 'biff')
    throw new AppError('SOURCE_UNSUPPORTED', 'This is a workbook of an Excel older than 1997.');
  if (container === 'gzip')
    throw new AppError('SOURCE_UNSUPPORTED', 'This is a file packed with gzip.', {
      remedy: 'Unpack it and drop the file that is in it.',
    });
  if (container !== 'ole') throw new AppError('SOURCE_UNSUPPORTED', 'This is not a workbook.');
  switch (await readOleContent(source)) {
    case 'encrypted-workbook':
      throw new AppError('SOURCE_PASSWORD', 'The workbook is protected by a password.');
    case 'old-workbook':
      throw new AppError('SOURCE_UNSUPPORTED', 'This is a workbook of Excel 97 to 2003 (XLS).');
    case 'other':
      throw new AppError(
        'SOURCE_UNSUPPORTED',
        'This is a document of an older Office program, not a workbook.',
      );
  }
}

function openStrings(archive: ZipArchive, parts: WorkbookParts, job: ReadJob): SharedStringLoader {
  if (parts.sharedStrings === undefined) return loaded(noSharedStrings);
  return loadSharedStrings(xmlPart(archive, parts.sharedStrings, job));
}

function loaded(strings: SharedStrings): SharedStringLoader {
  return { strings, load: () => Promise.resolve(), close: () => Promise.resolve() };
}
