import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { createNamedLayouts, type NamedLayout } from './namedLayouts.ts';
import { readXmlPart } from '../xml/readXmlPart.ts';
import { createPartFinder, type PartFinder } from './relationships.ts';
import type { ZipArchive } from '../zip/readZipEntry.ts';
import type { DateSystem } from '../formats/serialDate.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';

/** A sheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** `undefined` where the sheet holds no cells: a chart, a dialog, a macro sheet, or a part that is missing. */
  readonly entry: ZipEntry | undefined;
  /** What the workbook says of the sheet's layout: its filter, and the rows printed on every page. */
  readonly layout: NamedLayout;
}

/** Where the parts of a workbook lie in its archive. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  readonly dateSystem: DateSystem;
}

/**
 * Finds sheets, texts and styles by following the workbook's relationships.
 *
 * @throws {AppError} `SOURCE_UNSUPPORTED` where the archive is something other than an XLSX or XLSM workbook;
 * `SOURCE_DAMAGED` where the workbook's own part is missing or broken; `SOURCE_TOO_LARGE` where it lists too many sheets.
 */
export async function findWorkbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const finder = createPartFinder(archive);
  const workbook = await workbookEntry(finder);
  if (workbook === undefined) throw unsupported(archive.entries);
  if (workbook.name.toLowerCase().endsWith('.bin'))
    throw new AppError('SOURCE_UNSUPPORTED', 'This is a binary workbook (XLSB).');
  const folder = workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1);
  const relationships = await finder.relationships(workbook.name);
  const related = (type: string): ZipEntry | undefined =>
    [...relationships.values()].find((relationship) => relationship.type === type)?.entry;
  /** Where no list says which part a sheet is, it has its usual name. */
  const sheetEntry = (id: string, index: number): ZipEntry | undefined => {
    if (relationships.size === 0) return finder.find(`${folder}worksheets/sheet${index + 1}.xml`);
    const relationship = relationships.get(id);
    return relationship?.type === 'worksheet' ? relationship.entry : undefined;
  };
  const sheets: Omit<SheetPart, 'layout'>[] = [];
  const names = createNamedLayouts();
  let dateSystem: DateSystem = 1900;
  let hasRoot = false;
  await readXmlPart(archive, workbook, {
    text: names.text,
    start(name, attribute) {
      names.start(name, attribute);
      if (name === 'workbook') hasRoot = true;
      else if (name === 'workbookPr') {
        const flag = attribute('date1904');
        if (flag === '1' || flag === 'true' || flag === 'on') dateSystem = 1904;
      } else if (name === 'sheet') {
        const state = attribute('state');
        if (sheets.length === workbookOptions.sheets)
          throw new AppError(
            'SOURCE_TOO_LARGE',
            `The workbook lists more than ${workbookOptions.sheets} sheets.`,
          );
        sheets.push({
          name: attribute('name') ?? `Sheet${sheets.length + 1}`,
          hidden: state === 'hidden' || state === 'veryHidden',
          entry: sheetEntry(attribute('id') ?? '', sheets.length),
        });
      }
    },
  });
  if (!hasRoot) throw unsupported(archive.entries);
  return {
    sheets: sheets.map((sheet, index) => ({ ...sheet, layout: names.of(index) })),
    sharedStrings: related('sharedStrings') ?? finder.find(`${folder}sharedStrings.xml`),
    styles: related('styles') ?? finder.find(`${folder}styles.xml`),
    dateSystem,
  };
}

/**
 * Parts that a part of the archive relates to, by the last word of the relationship's type (`table`); missing ones are
 * left out. A part that relates to itself or in circles is no trouble, as nothing is followed further.
 */
export async function findRelatedParts(
  archive: ZipArchive,
  part: ZipEntry,
  type: string,
): Promise<readonly ZipEntry[]> {
  const relationships = await createPartFinder(archive).relationships(part.name);
  return [...relationships.values()].flatMap((relationship) =>
    relationship.type === type && relationship.entry !== undefined ? [relationship.entry] : [],
  );
}

async function workbookEntry(finder: PartFinder): Promise<ZipEntry | undefined> {
  const relationships = await finder.relationships('');
  const named = [...relationships.values()].find(({ type }) => type === 'officeDocument')?.entry;
  return named ?? finder.find('xl/workbook.xml') ?? finder.find('xl/workbook.bin');
}

/** Says what the archive is instead, where its parts tell. */
function unsupported(entries: readonly ZipEntry[]): AppError {
  const names = entries.map((entry) => entry.name.toLowerCase());
  const has = (prefix: string): boolean => names.some((name) => name.startsWith(prefix));
  if (has('word/')) return new AppError('SOURCE_UNSUPPORTED', 'This is a Word document.');
  if (has('ppt/')) return new AppError('SOURCE_UNSUPPORTED', 'This is a PowerPoint presentation.');
  if (names.includes('content.xml'))
    return new AppError('SOURCE_UNSUPPORTED', 'This is an OpenDocument file.');
  if (has('xl/')) return new AppError('SOURCE_DAMAGED', 'The main part of the workbook is missing.');
  return new AppError('SOURCE_UNSUPPORTED', 'This archive holds no workbook.', {
    remedy: 'Unpack the archive and drop the files that are in it.',
  });
}
