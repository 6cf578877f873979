import { AppError } from '../model/errors.ts';
import { createNamedLayouts, type NamedLayout } from './namedLayouts.ts';
import { readXmlPart } from './readXmlPart.ts';
import type { ZipArchive } from './readZipEntry.ts';
import type { DateSystem } from './serialDate.ts';
import type { ZipEntry } from './zipDirectory.ts';

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

interface Relationship {
  /** Last word of its type, which is the same in both dialects of the standard: `worksheet`, `styles`, ... */
  readonly type: string;
  readonly target: string;
}

/**
 * Finds sheets, texts and styles by following the workbook's relationships.
 *
 * @throws {AppError} `SOURCE_UNSUPPORTED` where the archive is something other than an XLSX or XLSM workbook;
 * `SOURCE_DAMAGED` where the workbook's own part is missing or broken.
 */
export async function findWorkbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const find = entryFinder(archive.entries);
  const path = await workbookPath(archive, find);
  const workbook = find(path);
  if (workbook === undefined) throw unsupported(archive.entries);
  if (path.toLowerCase().endsWith('.bin'))
    throw new AppError('SOURCE_UNSUPPORTED', 'This is a binary workbook (XLSB).');
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const relationships = await readRelationships(archive, find(`${folder}_rels/${path.slice(slash)}.rels`));
  const targetOf = (type: string): ZipEntry | undefined => {
    for (const relationship of relationships.values())
      if (relationship.type === type) return find(resolvePath(folder, relationship.target));
    return undefined;
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
        const relationship = relationships.get(attribute('id') ?? '');
        const state = attribute('state');
        sheets.push({
          name: attribute('name') ?? `Sheet${sheets.length + 1}`,
          hidden: state === 'hidden' || state === 'veryHidden',
          entry:
            relationship?.type === 'worksheet' ? find(resolvePath(folder, relationship.target)) : undefined,
        });
      }
    },
  });
  if (!hasRoot) throw unsupported(archive.entries);
  return {
    sheets: sheets.map((sheet, index) => ({ ...sheet, layout: names.of(index) })),
    sharedStrings: targetOf('sharedStrings') ?? find(`${folder}sharedStrings.xml`),
    styles: targetOf('styles') ?? find(`${folder}styles.xml`),
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
  const find = entryFinder(archive.entries);
  const path = part.name.replace(/^\/+/, '');
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const relationships = await readRelationships(archive, find(`${folder}_rels/${path.slice(slash)}.rels`));
  return [...relationships.values()].flatMap((relationship) => {
    const entry = relationship.type === type ? find(resolvePath(folder, relationship.target)) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

type EntryFinder = (path: string) => ZipEntry | undefined;

/** Parts are named without regard to case, and some writers put a slash in front. */
function entryFinder(entries: readonly ZipEntry[]): EntryFinder {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) byName.set(entry.name.replace(/^\/+/, '').toLowerCase(), entry);
  return (path) => byName.get(path.toLowerCase());
}

async function workbookPath(archive: ZipArchive, find: EntryFinder): Promise<string> {
  const relationships = await readRelationships(archive, find('_rels/.rels'));
  for (const { type, target } of relationships.values())
    if (type === 'officeDocument') return resolvePath('', target);
  return find('xl/workbook.xml') === undefined ? 'xl/workbook.bin' : 'xl/workbook.xml';
}

async function readRelationships(
  archive: ZipArchive,
  entry: ZipEntry | undefined,
): Promise<ReadonlyMap<string, Relationship>> {
  const relationships = new Map<string, Relationship>();
  if (entry === undefined) return relationships;
  await readXmlPart(archive, entry, {
    start(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type') ?? '';
      relationships.set(attribute('Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: attribute('Target') ?? '',
      });
    },
  });
  return relationships;
}

/** A target is relative to the folder of the part that names it, or absolute with a slash in front. */
function resolvePath(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
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
