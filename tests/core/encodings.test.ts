import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import type { Analysis, TableAnalysis } from '../../core/model/analysis.ts';
import type { Scratch } from '../../core/model/bytes.ts';
import type { Issue, IssueCode } from '../../core/model/issue.ts';
import { analysisAnswer } from '../../infra/local/cli/analyze/analysisAnswer.ts';
import { iconvDecoders } from '../../infra/local/files/iconvDecoders.ts';
import { encodeAs, encodeLegacy, together } from './decode/encodeAs.ts';
import { memorySource } from './parse/memorySource.ts';
import { inflate } from './workbook/workbookFixture.ts';

/** Room in memory for the spool. */
const scratch: Scratch = {
  create: async () => {
    const parts: Uint8Array[] = [];
    return {
      sink: {
        write: async (part) => void parts.push(part.slice()),
        close: async () => {},
        discard: async () => {},
      },
      open: async () => memorySource(Uint8Array.from(Buffer.concat(parts))),
      remove: async () => {},
    };
  },
};

async function analysisOf(bytes: Uint8Array): Promise<Analysis> {
  const { analysis } = await analyze({
    source: memorySource(bytes),
    name: 'people.csv',
    overrides: {},
    scratch,
    inflate,
    decoders: iconvDecoders,
    now: () => 0,
  });
  return analysis;
}

async function tableOf(bytes: Uint8Array): Promise<TableAnalysis> {
  const [table] = (await analysisOf(bytes)).tables;
  if (table === undefined) throw new Error('There is no table.');
  return table;
}

const issue = (table: TableAnalysis, code: IssueCode): Issue | undefined =>
  table.issues.find((one) => one.code === code);

const row = (name: string): string => `7,${name},2021-03-04\n`;
const header = 'id,name,day\n';

describe('analyze, on encodings', () => {
  it('tells the runner-up of the encoding and its margin beside the dialect', async () => {
    const { dialect } = await tableOf(encodeLegacy(header + row('Müller'), 'windows-1252'));
    expect(dialect).toMatchObject({ encoding: 'windows-1252' });
    expect(dialect.encodingRunnerUp).toEqual(expect.any(String));
    expect(dialect.encodingMargin).toBeLessThan(1);
    const shown = analysisAnswer('people.csv', await analysisOf(encodeAs('a,é\n1,2\n', 'utf-8')), {
      elapsedMs: 0,
      peakRssBytes: 0,
    });
    expect(shown).toMatchObject({
      tables: [{ dialect: { encoding: 'utf-8', encodingRunnerUp: 'windows-1252', mixedWith: null } }],
    });
    const plain = await tableOf(encodeAs(header + row('Miller'), 'utf-8'));
    expect(plain.dialect).toMatchObject({ encoding: 'utf-8', encodingMargin: 1 });
    expect(plain.issues.filter(({ code }) => /BYTE|ENCOD|LOST/.test(code))).toEqual([]);
  });

  it('reads the code pages of DOS and a Windows-1252 letter at the very end', async () => {
    const dos = await tableOf(encodeLegacy(header + row('Gebrüder für Löffel').repeat(9), 'ibm850'));
    expect(dos.dialect.encoding).toMatch(/^ibm(850|437|858)$/);
    expect(dos.columns[1]?.examples).toContain('Gebrüder für Löffel');
    const late = `${header}${row('Miller').repeat(40_000)}8,x,Málaga`;
    const end = await tableOf(encodeLegacy(late, 'windows-1252'));
    expect(end.dialect.encoding).toBe('windows-1252');
    expect(end.rowCount).toBe(40_001);
    expect(issue(end, 'UNDECODABLE_BYTES')).toBeUndefined();
  });

  it('reads lines of Windows-1252 among UTF-8 and names their records', async () => {
    const utf8 = encodeAs(row('Zürich').repeat(20_000), 'utf-8');
    const stray = encodeLegacy(row('Málaga'), 'windows-1252');
    const table = await tableOf(together(encodeAs(header, 'utf-8'), utf8, stray, utf8, stray));
    expect(table.dialect).toMatchObject({ encoding: 'utf-8', mixedWith: 'windows-1252' });
    expect(issue(table, 'MIXED_ENCODINGS')).toMatchObject({ count: 2, rows: [20_001, 40_002] });
    expect(issue(table, 'UNDECODABLE_BYTES')).toBeUndefined();
  });

  it('names the records of damage, of byte order marks within the text, of lost characters and of zero bytes', async () => {
    const lines = [
      header,
      row('Zür\u00FFich'),
      '\uFEFFx,a,b\n',
      '9,"two\nlines",2021-03-04\n',
      row('lost \uFFFD'),
      row('zero \0'),
      row('Genève').repeat(9),
    ];
    const whole = await tableOf(encodeAs(lines.join(''), 'utf-8'));
    expect(issue(whole, 'BYTE_ORDER_MARKS')).toMatchObject({ count: 1, rows: [2] });
    expect(issue(whole, 'LOST_CHARACTERS')).toMatchObject({ count: 1, rows: [4] });
    expect(issue(whole, 'ZERO_BYTES')).toMatchObject({ count: 1, rows: [5] });
    const damaged = encodeAs(lines.join(''), 'utf-8');
    damaged[damaged.indexOf(0xbf)] = 0x41;
    const table = await tableOf(damaged);
    expect(issue(table, 'UNDECODABLE_BYTES')).toMatchObject({ rows: [1, 4] });
    expect(issue(table, 'ZERO_BYTES')).toMatchObject({ count: 1, rows: [5] });
  });
});
