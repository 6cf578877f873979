import type { Inspection } from '../../model/analysis.ts';
import type { Overrides } from '../../model/dialect.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { Engine } from '../../ports/engine.ts';
import type { FileRecord, MappingStore } from '../../ports/stores.ts';

/** How many different ways of reading, taken from approved mappings, are tried on a new file. */
const knownReadings = 5;

/** What the head of a file shows, and the record with the corrections that it is to be read with. */
export interface FirstLook {
  readonly record: FileRecord;
  readonly inspection: Inspection;
}

/**
 * Looks at the head of a file. One that a person has not corrected, and that has the columns of an approved mapping when
 * it is read as that mapping's file was, is read in that way, encoding and column types included: a correction is made once.
 *
 * So are sheets read together where they were when the mapping was approved, however many there are this time and
 * wherever the one stands that was chosen then. Where a mapping is approved for one of the sheets as well, the sheets are
 * read together if there are several of these columns. That they are to be read together may be said beforehand.
 */
export async function firstLook(
  {
    engine,
    stores,
  }: {
    readonly engine: Pick<Engine, 'inspect'>;
    readonly stores: { readonly mappings: Pick<MappingStore, 'list'> };
  },
  record: FileRecord,
  signal?: AbortSignal,
): Promise<FirstLook> {
  const look = (overrides: Overrides): Promise<Inspection> =>
    engine.inspect({ fileId: record.id, overrides }, signal === undefined ? {} : { signal });
  const guessed = await look(record.overrides);
  const together = record.overrides.sheetsTogether === true;
  const { sheet, table } = record;
  // Of a file that was divided: nobody has corrected anything by that.
  const corrections = {
    ...record.overrides,
    ...(sheet === undefined ? {} : { sheetIndex: undefined }),
    ...(table === undefined ? {} : { tableIndex: undefined, tablesTogether: undefined }),
  };
  if (isCorrected({ ...corrections, sheetsTogether: undefined })) return { record, inspection: guessed };

  const mappings = await stores.mappings.list();
  const keys = mappings.map(({ layout }) => nameKey(layout.columns.map(({ name }) => name)));
  /** The mapping for the columns that a look shows; where all sheets are asked for, also one for a sheet alone. */
  const mappingAt = ({ table: { columnNames, sheets } }: Inspection): number => {
    const at = keys.indexOf(nameKey(columnNames));
    return at === -1 && together && sheets !== undefined
      ? keys.indexOf(nameKey(columnNames.slice(0, -1)))
      : at;
  };
  const same = mappingAt(guessed);
  const corrected = mappings.filter(({ overrides }) => isCorrected(overrides));
  // Of a workbook that is known by one of its sheets: all of them, where that was approved, too.
  const ofAllSheets = corrected.filter(
    (mapping) =>
      sheet === undefined &&
      guessed.sheets.length > 1 &&
      mapping.overrides.sheetsTogether === true &&
      isPart(guessed, mapping),
  );
  const ofThese = same === -1 ? corrected : corrected.filter((mapping) => mapping === mappings[same]);
  const readings = distinct(
    [...(same === -1 || together ? [] : ofAllSheets), ...ofThese]
      .flatMap(({ overrides }) => readingsOf(together ? { ...overrides, sheetsTogether: true } : overrides))
      .map((overrides) => ofPart(overrides, record)),
  );
  for (const overrides of readings.slice(0, knownReadings)) {
    // A reading that does not fit this file (no such sheet, say) is no fault of the file.
    const inspection = await look(overrides).catch(() => undefined);
    if (inspection === undefined) continue;
    const at = mappingAt(inspection);
    const isKnown = same === -1 ? at !== -1 : at === same;
    const isMore = same !== -1 && at !== -1 && (inspection.table.sheets?.read.length ?? 0) > 1;
    if (isKnown || isMore) return { record: { ...record, overrides }, inspection };
  }
  const columnTypes = mappings[same]?.overrides.columnTypes;
  return {
    record:
      columnTypes === undefined ? record : { ...record, overrides: { ...record.overrides, columnTypes } },
    inspection: guessed,
  };
}

/**
 * The ways to read a file as another one was. Sheets that are read together are found by their columns, so where the
 * chosen one stood then is tried first and means nothing if that does not fit.
 */
export function readingsOf(given: Overrides): readonly Overrides[] {
  const overrides = ofAnyFile(given);
  const { sheetIndex, ...anySheet } = overrides;
  return sheetIndex === undefined || overrides.sheetsTogether !== true ? [overrides] : [overrides, anySheet];
}

/** The same reading of the sheets and tables that a divided file's part is. */
function ofPart(overrides: Overrides, { sheet, table, overrides: own }: FileRecord): Overrides {
  const { sheetIndex: _, sheetsTogether: __, tableIndex: ___, tablesTogether: ____, ...rest } = overrides;
  return {
    ...rest,
    ...only(sheet === undefined ? overrides : own, ['sheetIndex', 'sheetsTogether']),
    ...only(table === undefined ? overrides : own, ['tableIndex', 'tablesTogether']),
  };
}

function only(overrides: Overrides, names: readonly (keyof Overrides)[]): Overrides {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => names.some((one) => one === name)));
}

/**
 * What of a reading can be said of another file as well. Single records and where the data ended were said of this one:
 * in the next they are other rows, and none may go missing without a word.
 */
function ofAnyFile(overrides: Overrides): Overrides {
  const { lastDataRow: _, keptRows: __, leftOutRows: ___, range, ...rest } = overrides;
  return range === undefined ? rest : { ...rest, range: { ...range, bottom: null } };
}

/** Whether a table has the columns of a mapping but for the last one, which names the sheet. */
function isPart({ table }: Inspection, { layout }: MappingVersion): boolean {
  const names = layout.columns.map(({ name }) => name);
  return names.length > 1 && nameKey(table.columnNames) === nameKey(names.slice(0, -1));
}

function isCorrected(
  overrides: { readonly [Name in keyof Overrides]: Overrides[Name] | undefined },
): boolean {
  return Object.values(overrides).some((value) => value !== undefined);
}

/** What tells layouts apart here. */
export function nameKey(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.trim().normalize('NFC')));
}

function distinct(readings: readonly Overrides[]): readonly Overrides[] {
  return [...new Map(readings.map((overrides) => [JSON.stringify(overrides), overrides])).values()];
}
