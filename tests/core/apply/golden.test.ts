import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../core/apply/compileMapping.ts';
import { runMapping } from '../../../core/apply/runMapping.ts';
import type { Correspondence } from '../../../core/model/mapping.ts';
import type { RunCounts } from '../../../core/model/run.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { feeds, inBatches, memorySink, readCsv, rowsOf, schemaOf } from './fixture.ts';

/**
 * A pair is a test without code: `<name>.csv` (comma, header, CRLF or LF), `<name>.mapping.json` (fields of the schema
 * and what feeds them, with only what is special about each) and `<name>.expected.json` (the cleaned file's records,
 * the rejects' line, codes and fields, and the counts).
 */
const folder = new URL('./golden/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.mapping.json'))
  .map((name) => name.replace('.mapping.json', ''));

interface MappingFile {
  readonly fields: readonly (Partial<Field> & { readonly name: string })[];
  readonly correspondences: readonly {
    readonly field: string;
    readonly columnIndexes: readonly number[];
    readonly transforms?: Correspondence['transforms'];
  }[];
}

interface Expected {
  readonly cleaned: readonly (readonly string[])[];
  readonly rejects: readonly { readonly line: number; readonly codes: string; readonly fields: string }[];
  readonly counts: RunCounts;
}

function fileOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

async function outcome(name: string): Promise<Expected> {
  const [header = [], ...records] = readCsv(fileOf(`${name}.csv`).replaceAll(/\r?\n/g, '\r\n'));
  const { fields, correspondences } = JSON.parse(fileOf(`${name}.mapping.json`)) as MappingFile;
  const mapping = compileMapping(
    schemaOf(fields),
    correspondences.map(({ field, columnIndexes, transforms }) => feeds(field, columnIndexes, transforms)),
    { columnCount: header.length },
  );
  const sinks = { cleanedCsv: memorySink(), rejectsCsv: memorySink() };
  const counts = await runMapping({ rows: inBatches(rowsOf(records), [2]), mapping, sinks });
  const rejects = readCsv(sinks.rejectsCsv.text()).slice(1);
  return {
    cleaned: readCsv(sinks.cleanedCsv.text()),
    rejects: rejects.map(([line, , , codes = '', fields = '']) => ({ line: Number(line), codes, fields })),
    counts,
  };
}

describe('golden pairs', () => {
  it('has a table, a mapping and an answer for each name', () => {
    const files = names.flatMap((name) => [`${name}.csv`, `${name}.expected.json`, `${name}.mapping.json`]);
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names)('makes of %s what is written beside it', async (name) => {
    expect(await outcome(name)).toMatchObject(JSON.parse(fileOf(`${name}.expected.json`)));
  });
});
