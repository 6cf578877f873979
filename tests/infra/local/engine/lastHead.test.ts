import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Overrides } from '../../../../core/model/dialect.ts';
import { asId } from '../../../../core/model/ids.ts';
import type { SourceRow } from '../../../../core/model/records.ts';
import { doJob } from '../../../../infra/local/engine/jobs.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const folder = temporaryFolder();
afterAll(() => folder.dispose());

const path = join(folder.path, 'large.csv');
const table = { fileId: asId<never>('f1'), path, name: 'large.csv', sha256: null, kept: null };

/** More than a head holds. */
function write(city: string): void {
  const rows = Array.from({ length: 40_000 }, (_, n) => `${n};${city}, ${n % 9};${n * 3}\n`);
  writeFileSync(path, `number;city;size\n${rows.join('')}`);
}

async function look(overrides: Overrides = {}): Promise<void> {
  await doJob({ ...table, kind: 'inspect', overrides, scratch: folder.path }, () => undefined);
}

async function firstCells(overrides: Overrides = {}): Promise<readonly string[] | undefined> {
  const job = { kind: 'readRows', selection: { first: 0, count: 2 } } as const;
  const rows = await doJob({ ...table, ...job, overrides, scratch: folder.path }, () => undefined);
  return (rows as readonly SourceRow[])[0]?.cells;
}

it('gives the rows of the file as it is, whatever a look before has found', async () => {
  write('Oslo');
  expect(await firstCells()).toEqual(['0', 'Oslo, 0', '0']);
  await look();
  expect(await firstCells()).toEqual(['0', 'Oslo, 0', '0']);
  write('Lima');
  expect(await firstCells()).toEqual(['0', 'Lima, 0', '0']);
});

it('gives the rows as they are read now, not as they were looked at', async () => {
  write('Oslo');
  await look();
  expect(await firstCells({ delimiter: ',' })).toEqual(['0;Oslo', '0;0']);
  await look({ delimiter: ',' });
  expect(await firstCells()).toEqual(['0', 'Oslo, 0', '0']);
});
