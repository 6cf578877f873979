import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DelimiterGuess } from '../../../core/model/dialect.ts';
import { AppError } from '../../../core/model/errors.ts';
import { type RecordBatch, cellFlag } from '../../../core/model/records.ts';
import { cellText } from '../../../core/parse/cellText.ts';
import { kernelPool } from '../kernel/compiledKernel.ts';
import { encodeRecord, standardDialect } from './encodeRecord.ts';
import { type SplitterOptions, createSplitter } from '../../../core/parse/splitRecords.ts';

interface SeenRecord {
  readonly cells: readonly string[];
  readonly flags: readonly number[];
  readonly record: number;
  readonly byteOffset: number;
  readonly line: number;
}

const dialect = (parts: Partial<DelimiterGuess> = {}): DelimiterGuess => ({ ...standardDialect, ...parts });

interface SplitJob {
  readonly sizes?: readonly number[];
  readonly options?: SplitterOptions;
}

/**
 * Every record of the text, cut from chunks whose sizes are taken from `sizes` in turn. All that is tried here is tried
 * with the kernel, too, and must come out the same.
 */
function split(
  text: string | Uint8Array,
  cut: DelimiterGuess = standardDialect,
  job: SplitJob = {},
): readonly SeenRecord[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const plain = outcomeOf(() => splitBytes(bytes, cut, job));
  const withKernel = { ...job, options: { ...job.options, pool: kernelPool() } };
  const quick = outcomeOf(() => splitBytes(bytes, cut, withKernel));
  expect(quick).toEqual(plain);
  if (plain.error !== undefined) throw plain.error;
  return plain.records;
}

function outcomeOf(work: () => readonly SeenRecord[]): {
  readonly records: readonly SeenRecord[];
  readonly error?: Error;
} {
  try {
    return { records: work() };
  } catch (error) {
    return { records: [], error: error as Error };
  }
}

function splitBytes(bytes: Uint8Array, cut: DelimiterGuess, job: SplitJob): readonly SeenRecord[] {
  const sizes = job.sizes ?? [bytes.length + 1];
  const splitter = createSplitter(cut, job.options);
  const seen: SeenRecord[] = [];
  let offset = 0;
  for (let turn = 0; offset < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    note(splitter.push(bytes.slice(offset, offset + size)), seen);
    offset += size;
  }
  note(splitter.finish(), seen);
  return seen;
}

function note(batch: RecordBatch | undefined, seen: SeenRecord[]): void {
  if (batch === undefined) return;
  for (let r = 0; r < batch.recordCount; r += 1) {
    const cells: string[] = [];
    const flags: number[] = [];
    for (let c = batch.recordFirstCell[r]!; c < batch.recordFirstCell[r + 1]!; c += 1) {
      cells.push(cellText(batch, c));
      flags.push(batch.cellFlags[c]!);
    }
    seen.push({
      cells,
      flags,
      record: batch.firstRecord + r,
      byteOffset: batch.baseOffset + batch.recordStart[r]!,
      line: batch.recordLine[r]!,
    });
  }
}

const cellsOf = (seen: readonly SeenRecord[]): readonly (readonly string[])[] => seen.map((r) => r.cells);

describe('splitRecords', () => {
  it('cuts records and cells and counts bytes and lines', () => {
    expect(split('a,b\r\n1,\r\n\r\nzö,2')).toEqual([
      { cells: ['a', 'b'], flags: [0, 0], record: 0, byteOffset: 0, line: 1 },
      { cells: ['1', ''], flags: [0, 0], record: 1, byteOffset: 5, line: 2 },
      { cells: [''], flags: [0], record: 2, byteOffset: 9, line: 3 },
      { cells: ['zö', '2'], flags: [cellFlag.nonAscii, 0], record: 3, byteOffset: 11, line: 4 },
    ]);
  });

  it('keeps a quoted line break inside its cell and goes on counting lines behind it', () => {
    const seen = split('a,"x\r\ny"\nb,c\n');
    expect(cellsOf(seen)).toEqual([
      ['a', 'x\r\ny'],
      ['b', 'c'],
    ]);
    expect(seen.map((r) => r.line)).toEqual([1, 3]);
  });

  it('takes a quote inside an unquoted cell as text', () => {
    expect(cellsOf(split('5" pipe,a"b"c\n'))).toEqual([['5" pipe', 'a"b"c']]);
  });

  it('takes a single quote inside a quoted cell as text when no cell ends there', () => {
    expect(cellsOf(split('1,"Hey, I missed " it",3'))).toEqual([['1', 'Hey, I missed " it', '3']]);
  });

  it('halves doubled quotes, also three and four in a row', () => {
    expect(cellsOf(split('"""a""","""""",""\n'))).toEqual([['"a"', '""', '']]);
  });

  it('lets blanks stand around a quoted cell', () => {
    expect(cellsOf(split('1, "a, b" , c\n'))).toEqual([['1', 'a, b', ' c']]);
  });

  it('tells an empty quoted cell from an empty one', () => {
    expect(split('"",\n')[0]?.flags).toEqual([cellFlag.quoted, 0]);
  });

  it('resolves quotes escaped by a backslash and leaves other backslashes alone', () => {
    const cut = dialect({ escape: '\\' });
    expect(cellsOf(split(String.raw`"a \"b\", c","C:\\x","\n"` + '\n', cut))).toEqual([
      ['a "b", c', String.raw`C:\x`, String.raw`\n`],
    ]);
  });

  it('keeps a quote that is never closed as text, marks its cell and ends its record at its line', () => {
    const seen = split('1,"open,x\n2,"fine, really",y\n3,b,z\n');
    expect(cellsOf(seen)).toEqual([
      ['1', '"open', 'x'],
      ['2', 'fine, really', 'y'],
      ['3', 'b', 'z'],
    ]);
    expect(seen.map((r) => r.flags.some((f) => (f & cellFlag.unterminated) !== 0))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes away both quotes of a cell that was quoted twice over', () => {
    expect(cellsOf(split('1,""a, b"",""c ""d"" e""\r\n2,""f"", ""g""\n'))).toEqual([
      ['1', 'a, b', 'c "d" e'],
      ['2', 'f', 'g'],
    ]);
    expect(cellsOf(split('""a,b\nc,""d\n'))).toEqual([
      ['""a', 'b'],
      ['c', '""d'],
    ]);
    expect(cellsOf(split('"",""\n"a ""b"" c",""""\n'))).toEqual([
      ['', ''],
      ['a "b" c', '"'],
    ]);
  });

  it('keeps the next quoted cell apart from text behind a closing quote', () => {
    expect(cellsOf(split('"abc"def,"x",1\n"a" b,"c, d",2\n'))).toEqual([
      ['"abc"def', 'x', '1'],
      ['"a" b', 'c, d', '2'],
    ]);
  });

  it('keeps quotes that nobody doubled inside their cell where no cell closes behind them', () => {
    expect(cellsOf(split('1,"{"a":1,"b":2}",x\n"a" "b",3,4\n'))).toEqual([
      ['1', '{"a":1,"b":2}', 'x'],
      ['a" "b', '3', '4'],
    ]);
  });

  it('reads a quoted cell the same whether or not an earlier quote was searched from in vain', () => {
    const records = split('1,",2\n "open,"q, r","s, t",3\n', standardDialect);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['1', '"', '2'],
      ['open,"q, r', 's, t', '3'],
    ]);
    expect(split(' "open,"q, r","s, t",3\n')[0]?.cells).toEqual(records[1]?.cells);
  });

  it('goes on behind a quote that the end of the text leaves open', () => {
    expect(cellsOf(split('a,b\n"c,d\ne,f'))).toEqual([
      ['a', 'b'],
      ['"c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('gives a quote up as unterminated when its cell outgrows the limits', () => {
    const options = { limits: { quotedCellLines: 2 } };
    const text = '1,"a\nb\nc\nd\ne",2\n';
    expect(cellsOf(split(text, standardDialect, { options }))[0]).toEqual(['1', '"a']);
    expect(cellsOf(split(text))[0]).toEqual(['1', 'a\nb\nc\nd\ne', '2']);
    const long = `1,"${'x'.repeat(40)}",2\n`;
    expect(
      cellsOf(split(long, standardDialect, { options: { limits: { quotedCellBytes: 20 } } }))[0],
    ).toEqual(['1', `"${'x'.repeat(40)}"`, '2']);
  });

  it('keeps line feeds in cells where returns alone end records', () => {
    const returns = dialect({ lineTerminator: '\r', lineFeedsAreText: true });
    expect(cellsOf(split('a,b\r1,x\ny\n\r2,"p\nq"\r', returns))).toEqual([
      ['a', 'b'],
      ['1', 'x\ny\n'],
      ['2', 'p\nq'],
    ]);
  });

  it('ends records at a lone carriage return only where the dialect says so', () => {
    expect(cellsOf(split('a,b\rc,d\r', dialect({ lineTerminator: '\r' })))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cellsOf(split('a,b\rc\nd,e\r\n', dialect({ lineTerminator: '\n' })))).toEqual([
      ['a', 'b\rc'],
      ['d', 'e'],
    ]);
    expect(cellsOf(split('a\rb\nc\r\nd', dialect({ lineTerminator: 'mixed' })))).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['d'],
    ]);
  });

  it('cuts at delimiters of several characters and of none', () => {
    expect(cellsOf(split('a||b|c||"d||e"\n', dialect({ delimiter: '||' })))).toEqual([['a', 'b|c', 'd||e']]);
    expect(cellsOf(split('a§b\n', dialect({ delimiter: '§' })))).toEqual([['a', 'b']]);
    expect(cellsOf(split('a,b\n', dialect({ delimiter: '' })))).toEqual([['a,b']]);
  });

  it('quotes nothing where the dialect has no quote', () => {
    expect(cellsOf(split('"a,b"\n', dialect({ quote: null })))).toEqual([['"a', 'b"']]);
  });

  it('refuses a quote that is no single ASCII character or is the delimiter, as a usage error', () => {
    for (const quote of ['“', '""', ','])
      expect(() => split('a,b\n', dialect({ quote }))).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it('says which line is too long or too wide', () => {
    const options = { limits: { recordBytes: 30, quotedCellBytes: 10, columns: 3 } };
    const codeOf = (text: string, sizes: readonly number[]): string => {
      try {
        split(text, standardDialect, { sizes, options });
      } catch (error) {
        return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
      }
      return 'none';
    };
    for (const sizes of [[1], [7], [1000]]) {
      expect(codeOf(`a\n${'x'.repeat(50)}\n`, sizes)).toMatch(/^SOURCE_LINE_TOO_LONG: Line 2 /);
      expect(codeOf('a\n1,2,3,4\n', sizes)).toMatch(/^SOURCE_TOO_MANY_COLUMNS: Line 2 /);
      expect(codeOf('a\n1,2,3\n', sizes)).toBe('none');
    }
  });

  it('searches a text full of stray quotes in time that grows with its length', () => {
    // Each line opens a quote that nothing closes; searched anew from each, this would take minutes.
    const text = ' "x y\n'.repeat(200_000);
    const options = { limits: { quotedCellLines: 1_000_000, quotedCellBytes: 1 << 24 } };
    expect(split(text, standardDialect, { options, sizes: [65_536] })).toHaveLength(200_000);
  });
});

describe('laws of splitting', () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        'a',
        'b7',
        ',',
        ',',
        '"',
        '"',
        '""',
        '\n',
        '\r\n',
        '\r',
        '\\',
        '\\"',
        ' ',
        '\t',
        'é',
        '😀',
        '|',
        ';',
        ',"',
        '\n "a,',
        '"q, r"',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));
  const anyDialect = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', '||', ' ', '', ', '),
    quote: fc.constantFrom('"', "'", null),
    escape: fc.constantFrom(null, '\\'),
    lineTerminator: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const, 'mixed' as const),
  });

  it('gives the same records for any sizes of chunks', () => {
    const limits = { quotedCellBytes: 25, quotedCellLines: 3 };
    fc.assert(
      fc.property(
        nasty,
        anyDialect,
        fc.record({
          sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
          options: fc.constantFrom({}, { limits }),
        }),
        (text, cut, job) => {
          const whole = split(text, dialect(cut), { options: job.options });
          expect(split(text, dialect(cut), job)).toEqual(whole);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('gives encoded cells back', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), nasty);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
        anyDialect.filter((d) => d.quote !== null && d.delimiter !== ''),
        fc.integer({ min: 1, max: 40 }),
        (records, cut, size) => {
          const full = dialect(cut);
          const text = records.map((cells) => encodeRecord(cells, full)).join('');
          expect(cellsOf(split(text, full, { sizes: [size] }))).toEqual(records);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('begins each record where the one before it ended', () => {
    fc.assert(
      fc.property(nasty, anyDialect, (text, cut) => {
        const seen = split(text, dialect(cut));
        const bytes = new TextEncoder().encode(text);
        for (const [i, record] of seen.entries()) {
          const end = seen[i + 1]?.byteOffset ?? bytes.length;
          const alone = split(bytes.slice(record.byteOffset, end), dialect(cut), {
            options: { from: record },
          });
          if (record.flags.some((f) => (f & cellFlag.unterminated) !== 0)) continue;
          expect(alone[0]).toEqual(record);
        }
      }),
    );
  });
});
