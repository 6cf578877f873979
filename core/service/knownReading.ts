import type { Inspection } from '../model/analysis.ts';
import type { Overrides } from '../model/dialect.ts';
import type { FileRecord } from '../ports/stores.ts';
import type { Dependencies } from './dependencies.ts';

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
 */
export async function firstLook(
  { engine, stores }: Pick<Dependencies, 'engine' | 'stores'>,
  record: FileRecord,
  signal?: AbortSignal,
): Promise<FirstLook> {
  const look = (overrides: Overrides): Promise<Inspection> =>
    engine.inspect({ fileId: record.id, overrides }, signal === undefined ? {} : { signal });
  const guessed = await look(record.overrides);
  if (isCorrected(record.overrides)) return { record, inspection: guessed };

  const mappings = await stores.mappings.list();
  const keys = mappings.map(({ layout }) => nameKey(layout.columns.map(({ name }) => name)));
  const known = new Set(keys);
  const same = keys.indexOf(keyOf(guessed));
  const readings = distinct(
    mappings
      .flatMap(({ overrides }, at) => (same === -1 || same === at ? [overrides] : []))
      .filter(isCorrected),
  );
  for (const overrides of readings.slice(0, knownReadings)) {
    // A reading that does not fit this file (no such sheet, say) is no fault of the file.
    const inspection = await look(overrides).catch(() => undefined);
    if (inspection === undefined) continue;
    const key = keyOf(inspection);
    if (same === -1 ? known.has(key) : key === keys[same])
      return { record: { ...record, overrides }, inspection };
  }
  const columnTypes = mappings[same]?.overrides.columnTypes;
  return {
    record: columnTypes === undefined ? record : { ...record, overrides: { columnTypes } },
    inspection: guessed,
  };
}

function isCorrected(overrides: Overrides): boolean {
  return Object.keys(overrides).length > 0;
}

function keyOf(inspection: Inspection): string {
  return nameKey(inspection.table.columnNames);
}

function nameKey(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.trim().normalize('NFC')));
}

function distinct(readings: readonly Overrides[]): readonly Overrides[] {
  return [...new Map(readings.map((overrides) => [JSON.stringify(overrides), overrides])).values()];
}
