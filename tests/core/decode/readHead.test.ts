import { describe, expect, it } from 'vitest';
import { readHead } from '../../../core/decode/readHead.ts';
import { inspectOptions } from '../../../core/model/options/readingOptions.ts';
import { bytesSource } from '../workbook/workbookFixture.ts';

const headOf = (text: string): Promise<Uint8Array> => readHead(bytesSource(Buffer.from(text)));

describe('readHead', () => {
  it('reads a fixed length where the lines are short', async () => {
    expect(await headOf('a,b\n'.repeat(200_000))).toHaveLength(inspectOptions.headBytes);
    expect(await headOf('a,b\n')).toHaveLength(4);
  });

  it('goes on until it has some lines where they are long', async () => {
    const header = 'a long name,'.repeat(50_000);
    const head = await headOf(`${header}\n${'1,2\r'.repeat(1_000)}${'x'.repeat(10_000_000)}`);
    expect(head.length).toBeGreaterThan(header.length + 16);
    expect(head.length).toBeLessThan(5_000_000);
  });

  it('ends where a line is longer than any record may be', async () => {
    const head = await headOf('x'.repeat(inspectOptions.longestHeadBytes + 1_000));
    expect(head).toHaveLength(inspectOptions.longestHeadBytes);
  });
});
