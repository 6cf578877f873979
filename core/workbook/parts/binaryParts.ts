import type { ZipArchive } from '../zip/readZipEntry.ts';
import { createPartFinder } from './relationships.ts';
import type { ZipEntry } from '../zip/zipDirectory.ts';

/** Where the parts of a binary workbook (XLSB) lie, whose list of sheets is no XML. */
export interface BinaryParts {
  readonly workbook: ZipEntry;
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** The cells of a sheet by the id of its relationship; `undefined` for charts and other sheets without cells. */
  sheet(relationshipId: string): ZipEntry | undefined;
}

const withCells: ReadonlySet<string> = new Set(['worksheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/**
 * Finds the parts of a binary workbook; `undefined` where the archive is none.
 * @throws {AppError} `SOURCE_DAMAGED`
 */
export async function findBinaryParts(archive: ZipArchive): Promise<BinaryParts | undefined> {
  const finder = createPartFinder(archive);
  const ofPackage = await finder.relationships('');
  const named = [...ofPackage.values()].find(({ type }) => type === 'officeDocument')?.entry;
  const workbook = named ?? finder.find('xl/workbook.xml') ?? finder.find('xl/workbook.bin');
  if (workbook === undefined || !workbook.name.toLowerCase().endsWith('.bin')) return undefined;
  const folder = workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1);
  const relationships = await finder.relationships(workbook.name);
  const related = (type: string): ZipEntry | undefined =>
    [...relationships.values()].find((relationship) => relationship.type === type)?.entry;
  return {
    workbook,
    sharedStrings: related('sharedStrings') ?? finder.find(`${folder}sharedStrings.bin`),
    styles: related('styles') ?? finder.find(`${folder}styles.bin`),
    sheet(relationshipId) {
      const { type = '', entry } = relationships.get(relationshipId) ?? {};
      return withCells.has(type) ? entry : undefined;
    },
  };
}
