import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readZipEntry } from '../../../../core/workbook/zip/readZipEntry.ts';
import { readZipDirectory } from '../../../../core/workbook/zip/zipDirectory.ts';
import { storedZip } from '../../../../infra/local/workbooks/storedZip.ts';
import { bytesSource, inflate } from '../../../core/workbook/workbookFixture.ts';

test('what is put in comes out again, checksums compared', async () => {
  const name = fc.stringMatching(/^[a-zé/]{1,12}$/u);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 50 })), { selector: ([own]) => own }),
      async (parts) => {
        const zip = storedZip(parts.map(([own, bytes]) => ({ name: own, bytes })));
        const source = bytesSource(zip);
        const entries = await readZipDirectory(source);
        const found: (readonly [string, number[]])[] = [];
        for (const entry of entries) {
          const bytes: number[] = [];
          for await (const chunk of readZipEntry({ source, inflate, entries }, entry)) bytes.push(...chunk);
          found.push([entry.name, bytes]);
        }
        expect(found).toEqual(parts.map(([own, bytes]) => [own, [...bytes]]));
      },
    ),
    { numRuns: 50 },
  );
});
