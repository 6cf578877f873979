import { transformText } from '../../contract/transformText.ts';
import type { ExportedMapping, MappingExportFormat } from '../../model/mappingTransfer.ts';
import { crosswalkHeader, crosswalkRows, evidenceRows } from '../../mapping/crosswalk.ts';
import { mappingDocument } from '../../mapping/mappingDocument.ts';
import { AppError } from '../../model/errors.ts';
import type { MappingId } from '../../model/ids.ts';
import { joinedBytes } from '../../model/joinedBytes.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import { csvRecord } from '../../values/text/csvRecord.ts';
import { excelSafe } from '../../values/text/excelSafe.ts';
import { type WorkbookTable, writeWorkbook } from '../../workbook/write/writeWorkbook.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';

/**
 * One version of a mapping as a file: JSON holds all of it, the CSV and the workbook are for people and for other tools.
 *
 * @param version the latest where none is named
 * @throws {AppError} `NOT_FOUND`
 */
export async function exportMapping(
  { stores, deflate }: Pick<Dependencies, 'stores' | 'deflate'>,
  packs: PackShelf,
  {
    mappingId,
    version,
    format,
  }: { readonly mappingId: MappingId; readonly version?: number; readonly format: MappingExportFormat },
): Promise<ExportedMapping> {
  const versions = await stores.mappings.versions(mappingId);
  const mapping = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (mapping === undefined)
    throw new AppError(
      'NOT_FOUND',
      version === undefined ? 'There is no such mapping.' : `This mapping has no version ${version}.`,
    );
  const previous = versions.find((one) => one.version === mapping.version - 1);
  const schema = await targetOrNames(packs, mapping);
  const name = `${baseName(mapping.evidence.fileName)}.${mapping.packId}.v${mapping.version}.${extensions[format]}`;
  switch (format) {
    case 'json': {
      const text = `${JSON.stringify(mappingDocument(mapping, previous, schema), null, 2)}\n`;
      return { name, bytes: new TextEncoder().encode(text) };
    }
    case 'csv': {
      const rows = [crosswalkHeader, ...crosswalkRows(mapping, schema, transformText)];
      // A byte order mark, because spreadsheet programs take the text for another encoding without it.
      const text = `\uFEFF${rows.map((row) => `${csvRecord(row.map(excelSafe))}\r\n`).join('')}`;
      return { name, bytes: new TextEncoder().encode(text) };
    }
    case 'xlsx':
      return { name, bytes: await workbookOf(mapping, schema, deflate) };
  }
}

const extensions = { json: 'mapping.json', csv: 'crosswalk.csv', xlsx: 'xlsx' } as const;

/** The target as it is now; of a pack that is gone the names that the mapping knows. */
async function targetOrNames(packs: PackShelf, mapping: MappingVersion): Promise<TargetSchema> {
  try {
    return await packs.targetOf(mapping);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    return {
      id: mapping.packId,
      title: mapping.packId,
      version: mapping.evidence.packVersion ?? '',
      about: '',
      fields: [],
    };
  }
}

async function workbookOf(
  mapping: MappingVersion,
  schema: TargetSchema,
  deflate: Dependencies['deflate'],
): Promise<Uint8Array> {
  const rows = crosswalkRows(mapping, schema, transformText);
  const isValue = ([kind]: readonly string[]): boolean => kind === 'value';
  const values = rows.filter(isValue).map((row) => [row[1] ?? '', row[3] ?? '', row[8] ?? '', row[9] ?? '']);
  const parts: Uint8Array[] = [];
  const sink = {
    // The writer may use its bytes again.
    write: async (bytes: Uint8Array) => void parts.push(bytes.slice()),
    close: async () => {},
    discard: async () => {},
  };
  await writeWorkbook(
    [
      table('Mapping', [
        [...crosswalkHeader.slice(0, 8), ...crosswalkHeader.slice(10)],
        ...rows.filter((row) => !isValue(row)).map((row) => [...row.slice(0, 8), ...row.slice(10)]),
      ]),
      table('Values', [['Source columns', 'Target field', 'Source value', 'Target value'], ...values]),
      table('Evidence', [['What', 'Fact'], ...evidenceRows(mapping, schema)]),
    ],
    sink,
    deflate,
  );
  return joinedBytes(parts);
}

function table(name: string, rows: readonly (readonly string[])[]): WorkbookTable {
  return {
    name,
    rows: (async function* () {
      yield rows;
    })(),
  };
}

/** The file's name without its ending, with what no file system takes replaced. */
function baseName(fileName: string): string {
  const bare = fileName
    .replace(/\.[^.]{1,5}$/u, '')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '_')
    .slice(0, 80)
    .trim();
  return bare === '' ? 'mapping' : bare;
}
