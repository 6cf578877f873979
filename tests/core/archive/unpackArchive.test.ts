import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnpacked } from '../../../core/model/archive.ts';
import type { AppError } from '../../../core/model/errors.ts';
import { makeWorkbook, makeZip, outcome } from '../workbook/workbookFixture.ts';
import { makeTar, takeApart } from './archiveFixture.ts';

const csv = 'id,name\n1,Ana\n2,Ben\n';
const other = 'id,town\n1,Bonn\n';
const noise = Uint8Array.from({ length: 5_000 }, (_, n) => (Math.imul(n, 2_654_435_761) >>> 13) & 255);

function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing',
    (error: unknown) => error,
  );
}

describe('a zip', () => {
  it('gives its members in order, each named with the archive', async () => {
    const { found, members } = await takeApart(
      makeZip([
        { name: 'north/march.csv', text: csv },
        { name: 'south\\march.csv', text: other, method: 0 },
      ]),
    );
    expect(found).toEqual([
      ['delivery.zip › north/march.csv', csv],
      ['delivery.zip › south/march.csv', other],
    ]);
    const sha256 = createHash('sha256').update(csv).digest('hex');
    expect(members[0]).toMatchObject({ sizeBytes: csv.length, sha256 });
  });

  it('gives workbooks as they are, and says what is no table', async () => {
    const workbook = makeWorkbook({ sheets: [{ name: 'One' }] });
    const { found, leftOut, room } = await takeApart(
      makeZip([
        { name: 'book.xlsx', data: workbook },
        {
          name: 'letter.docx',
          data: makeZip([
            { name: '[Content_Types].xml', text: '<a/>' },
            { name: 'word/document.xml', text: '<a/>' },
          ]),
        },
        { name: 'plan.pdf', text: '%PDF-1.4\n' },
        { name: 'noise.csv', data: noise },
        { name: 'nothing.csv', text: '' },
        { name: 'blank.csv', text: ' \n' },
        { name: 'folder/', text: '' },
        { name: '__MACOSX/._book.xlsx', text: 'x' },
        { name: 'folder/.DS_Store', text: 'x' },
      ]),
    );
    expect(found.map(([name]) => name)).toEqual(['delivery.zip › book.xlsx']);
    expect(leftOut).toEqual([
      { name: 'nothing.csv', why: 'empty' },
      { name: '__MACOSX/._book.xlsx', why: 'added by the operating system' },
      { name: 'folder/.DS_Store', why: 'added by the operating system' },
      { name: 'letter.docx', why: 'a Word document' },
      { name: 'plan.pdf', why: 'a PDF' },
      { name: 'noise.csv', why: 'no text' },
      { name: 'blank.csv', why: 'empty' },
    ]);
    expect(room.files.size).toBe(1);
  });

  it('unpacks a member that is packed with gzip, but no archive in it', async () => {
    const { found } = await takeApart(
      makeZip([
        { name: 'a.csv.gz', data: gzipSync(csv) },
        { name: 'b.zip', data: makeZip([{ name: 'b.csv', text: csv }]) },
        { name: 'c.gz', data: gzipSync(gzipSync(csv)) },
        { name: 'd.tar', data: makeTar('d.csv', csv) },
      ]),
    );
    expect(found).toEqual([
      ['delivery.zip › a.csv.gz', csv],
      ['delivery.zip › b.zip', 'SOURCE_UNSUPPORTED'],
      ['delivery.zip › c.gz', 'SOURCE_UNSUPPORTED'],
      ['delivery.zip › d.tar', 'SOURCE_UNSUPPORTED'],
    ]);
  });

  it('names what is wrong with one member and gives the others', async () => {
    const { found, members } = await takeApart(
      makeZip([
        { name: 'secret.csv', text: csv, flags: 1 },
        { name: 'torn.csv', text: csv, crc32: 1 },
        { name: 'short.csv', text: csv, plainBytes: csv.length - 1 },
        { name: 'long.csv', text: csv, plainBytes: csv.length + 1 },
        { name: 'odd.csv', text: csv, method: 12 },
        { name: 'good.csv', text: csv },
      ]),
    );
    expect(found.map(([, content]) => content)).toEqual([
      'SOURCE_PASSWORD',
      'SOURCE_DAMAGED',
      'SOURCE_DAMAGED',
      'SOURCE_DAMAGED',
      'SOURCE_UNSUPPORTED',
      csv,
    ]);
    expect(
      members.flatMap((member) => (isUnpacked(member) ? [] : [member.error.message])).slice(0, 2),
    ).toEqual(['secret.csv is protected by a password.', 'torn.csv is damaged in the archive.']);
  });

  it('fails as its first member does where none can be read, with a remedy for archives', async () => {
    const error = await failure(takeApart(makeZip([{ name: 'secret.csv', text: csv, flags: 1 }])));
    expect(error).toMatchObject({
      code: 'SOURCE_PASSWORD',
      message: 'secret.csv is protected by a password.',
    });
    expect((error as { remedy: string }).remedy).toContain('Unpack the archive with its password');
  });

  it.each([
    ['holds nothing', [], 'SOURCE_EMPTY'],
    ['holds a folder', [{ name: 'a/' }], 'SOURCE_EMPTY'],
    ['holds no table', [{ name: 'plan.pdf', text: '%PDF-1.4' }], 'SOURCE_UNSUPPORTED'],
    ['leads out', [{ name: '../../etc/passwd', text: csv }], 'SOURCE_DAMAGED'],
    ['leads out in the middle', [{ name: 'a/..\\../b.csv', text: csv }], 'SOURCE_DAMAGED'],
    ['is absolute', [{ name: '/etc/passwd', text: csv }], 'SOURCE_DAMAGED'],
    ['names a drive', [{ name: 'C:\\data.csv', text: csv }], 'SOURCE_DAMAGED'],
    ['has a NUL in a name', [{ name: 'a.csv\0.png', text: csv }], 'SOURCE_DAMAGED'],
    [
      'has a name twice',
      [
        { name: 'a.csv', text: csv },
        { name: 'a.csv', text: other },
      ],
      'SOURCE_DAMAGED',
    ],
    [
      'shares bytes',
      [
        { name: 'a.csv', text: csv },
        { name: 'b.csv', text: csv, headerOffset: 0 },
      ],
      'SOURCE_DAMAGED',
    ],
    ['is a bomb', [{ name: 'a.csv', data: Buffer.alloc(4 * 1024 * 1024, 'a') }], 'SOURCE_TOO_LARGE'],
    ['announces too much', [{ name: 'a.csv', text: csv, plainBytes: 3 * 1024 ** 3 }], 'SOURCE_TOO_LARGE'],
    [
      'has too many members',
      Array.from({ length: 2_001 }, (_, n) => ({ name: `${n}.csv`, text: csv })),
      'SOURCE_TOO_LARGE',
    ],
  ])('that %s is refused as a whole', async (_, parts, code) => {
    expect(await outcome(() => takeApart(makeZip(parts)))).toBe(code);
  });

  it('stops a member that unpacks to more than it announces', async () => {
    const bomb = { name: 'a.csv', data: Buffer.alloc(4 * 1024 * 1024, 'a,b\n'), plainBytes: 20_000 };
    const { found, room } = await takeApart(makeZip([bomb, { name: 'b.csv', text: csv }]));
    expect(found.map(([, content]) => content)).toEqual(['SOURCE_DAMAGED', csv]);
    expect(room.files.size).toBe(1);
  });

  it('stops a packed member that grows beyond reason', async () => {
    const bomb = { name: 'a.csv.gz', data: gzipSync(Buffer.alloc(8 * 1024 * 1024, 'a')), method: 0 as const };
    const { found } = await takeApart(makeZip([bomb, { name: 'b.csv', text: csv }]));
    expect(found.map(([, content]) => content)).toEqual(['SOURCE_TOO_LARGE', csv]);
  });

  it('tells which member is at work, and ends at the whole', async () => {
    const { progress } = await takeApart(
      makeZip([
        { name: 'a.csv', text: csv },
        { name: 'b.csv', text: other },
      ]),
    );
    expect(progress[0]).toMatchObject({ phase: 'unpacking', doneBytes: 0, part: { number: 1, count: 2 } });
    const last = progress.at(-1);
    expect(last).toMatchObject({ part: { number: 2, count: 2 } });
    expect(last?.doneBytes).toBe(last?.totalBytes);
  });

  it('gives back whatever texts were put into it, under whatever names', async () => {
    const name = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
      .map((steps) => steps.join('/'));
    const parts = fc.uniqueArray(
      fc.record({ name, text: fc.string({ minLength: 1, maxLength: 50 }).map((text) => `x${text}`) }),
      { selector: (part) => part.name.replaceAll('\\', '/'), minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (given) => {
        const { found, refused } = await takeApart(makeZip(given)).then(
          ({ found }) => ({ found, refused: 'SOURCE_DAMAGED' }),
          (error: unknown) => ({ found: [], refused: (error as AppError).code }),
        );
        expect(refused).toBe('SOURCE_DAMAGED');
        expect(found.length).toBeLessThanOrEqual(given.length);
        const texts = new Set(given.map((part) => part.text));
        for (const [shown, content] of found) {
          expect(texts).toContain(content);
          expect(shown).not.toMatch(/\p{Cc}|[\u202a-\u202e]|(?:^|[/ ])\.\.(?:\/|$)/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a gzip file', () => {
  it('is one file that keeps its name, which tells both', async () => {
    const { found } = await takeApart(gzipSync(csv), 'claims.csv.gz');
    expect(found).toEqual([['claims.csv.gz', csv]]);
  });

  it('is read whole where several packed pieces follow one another, and padding follows them', async () => {
    const pieces = Buffer.concat([
      gzipSync(csv),
      gzipSync('3,Cem\n'),
      gzipSync('4,Dana\n'),
      Buffer.alloc(100),
    ]);
    expect((await takeApart(pieces, 'a.csv.gz')).found).toEqual([['a.csv.gz', `${csv}3,Cem\n4,Dana\n`]]);
  });

  it('may hold a workbook', async () => {
    const workbook = makeWorkbook({ sheets: [{ name: 'One' }] });
    const { members } = await takeApart(gzipSync(workbook), 'march.xlsx.gz');
    expect(members).toMatchObject([{ name: 'march.xlsx.gz', sizeBytes: workbook.length }]);
  });

  it.each([
    ['nothing', '', 'SOURCE_EMPTY'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'SOURCE_BINARY'],
    ['noise', noise, 'SOURCE_BINARY'],
    ['a tar archive', makeTar('a.csv', csv), 'SOURCE_UNSUPPORTED'],
    ['a zip', makeZip([{ name: 'a.csv', text: csv }]), 'SOURCE_UNSUPPORTED'],
    ['a gzip file', gzipSync(csv), 'SOURCE_UNSUPPORTED'],
  ])('with %s in it is refused', async (_, content, code) => {
    expect(await outcome(() => takeApart(gzipSync(content), 'a.gz'))).toBe(code);
  });

  it('that grows beyond reason is stopped', async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024, 'a'));
    expect(await outcome(() => takeApart(bomb, 'a.csv.gz'))).toBe('SOURCE_TOO_LARGE');
  });

  it('ends typed wherever it is cut off or damaged', async () => {
    const packed = gzipSync(csv.repeat(20));
    for (let length = 10; length < packed.length; length += 1)
      expect(await outcome(() => takeApart(packed.subarray(0, length), 'a.csv.gz'))).toBe('SOURCE_DAMAGED');
    const wrongSum = Buffer.from(packed);
    wrongSum[packed.length - 8] = (wrongSum[packed.length - 8] ?? 0) ^ 1;
    expect(await outcome(() => takeApart(wrongSum, 'a.csv.gz'))).toBe('SOURCE_DAMAGED');
  });
});

it('ends in a result or a typed error, whatever is damaged', async () => {
  const zip = makeZip([
    { name: 'north/a.csv', text: csv.repeat(10) },
    { name: 'b.csv.gz', data: gzipSync(csv) },
    { name: 'c.xlsx', data: makeWorkbook({ sheets: [{ name: 'One' }] }) },
    { name: 'd.csv', text: other, method: 0 },
  ]);
  const change = fc.tuple(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      for (const archive of [zip, gzipSync(csv.repeat(5))]) {
        const damaged = Buffer.from(archive);
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
        expect(await outcome(() => takeApart(damaged, 'a.zip'))).toMatch(/^(?:ok|SOURCE_[A-Z_]+)$/u);
      }
    }),
    { numRuns: 400 },
  );
});
