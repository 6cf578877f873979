import { makeZip, type MadePart } from '../../core/workbook/workbookFixture.ts';
import { mutated } from '../mutations.ts';
import type { Random } from '../../seededRandom.ts';
import { mutatedXml } from './xmlMutations.ts';

/** One way of damaging the entries of a workbook. */
type PartsMutation = (parts: readonly MadePart[], random: Random) => readonly MadePart[];

const names = [
  '../../evil.xml',
  '/xl/workbook.xml',
  'xl\\workbook.xml',
  'XL/WORKBOOK.XML',
  'C:\\x.xml',
  '',
  'xl/',
  'x\0.xml',
  'xl/worksheets/../workbook.xml',
  'é.xml',
  '__proto__',
];
const sizes = [0, 1, 100, 70_000, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1];
const blanks = Buffer.alloc(8 * 2 ** 20, ' ');

const mutations: readonly PartsMutation[] = [
  ...Array.from({ length: 12 }, () => damagedPart),
  (parts, random) => without(parts, random),
  (parts, random) => at(parts, random, (part) => [part, part]),
  (parts, random) => at(parts, random, (part) => [{ ...part, name: random.pick(names) }]),
  (parts, random) => at(parts, random, (part) => [{ ...part, name: random.pick(parts).name }]),
  (parts, random) => at(parts, random, (part) => [{ ...part, data: dataOf(random.pick(parts)) }]),
  (parts, random) => at(parts, random, (part) => [{ ...part, data: Buffer.alloc(0) }]),
  (parts, random) => at(parts, random, (part) => [{ ...part, method: random.pick([0, 8, 12] as const) }]),
  (parts, random) =>
    at(parts, random, (part) => [{ ...part, flags: random.pick([1, 8, 0x41, 0x800, 0xffff]) }]),
  (parts, random) => at(parts, random, (part) => [{ ...part, crc32: random.below(2 ** 31) }]),
  (parts, random) =>
    at(parts, random, (part) => [
      {
        ...part,
        plainBytes: random.pick(
          [...sizes, dataOf(part).length + 1, dataOf(part).length - 1].map((size) => Math.max(0, size)),
        ),
      },
    ]),
  (parts, random) => at(parts, random, (part) => [{ ...part, compressedBytes: random.pick(sizes) }]),
  (parts, random) =>
    at(parts, random, (part) => [{ ...part, headerOffset: random.pick([...sizes, random.below(5_000)]) }]),
  (parts, random) => parts.map((part) => ({ ...part, headerOffset: random.below(100) })),
  // Bombs: one that says so, one that lies, one of another workbook, one of many entries.
  (parts, random) => at(parts, random, (part) => [{ ...part, data: Buffer.concat([dataOf(part), blanks]) }]),
  (parts, random) =>
    at(parts, random, (part) => [
      { ...part, data: Buffer.concat([blanks, dataOf(part)]), plainBytes: 4_000 },
    ]),
  (parts) => [...parts, { name: 'xl/embeddings/inner.xlsx', data: makeZip(parts) }],
  (parts, random) => at(parts, random, (part) => [{ ...part, data: makeZip(parts) }]),
  (parts, random) => [
    ...parts,
    ...Array.from({ length: random.pick([10, 2_500]) }, (_, n) => ({ name: `xl/more/${n}.xml`, text: '' })),
  ],
  (parts) => parts.toReversed(),
  inCircles,
];

/** Damages the entries of a workbook in one to four ways and writes it, sometimes with damage to the archive itself. */
export function mutatedWorkbook(parts: readonly MadePart[], random: Random): Buffer {
  let changed = parts;
  for (let times = 1 + random.below(4); times > 0; times--) changed = random.pick(mutations)(changed, random);
  const bytes = Buffer.from(makeZip(changed));
  const draw = random.next();
  if (draw < 0.75) return bytes;
  if (draw < 0.8) return bytes.subarray(0, random.below(bytes.length));
  if (draw < 0.84)
    return Buffer.concat([Buffer.from('MZ junk in front\n'.repeat(1 + random.below(50))), bytes]);
  if (draw < 0.88) return Buffer.concat([bytes, Buffer.alloc(random.pick([1, 100, 70_000]), 'junk behind')]);
  return draw < 0.94 ? flippedDirectory(bytes, random) : mutated(bytes, random);
}

function at(
  parts: readonly MadePart[],
  random: Random,
  change: (part: MadePart) => readonly MadePart[],
): readonly MadePart[] {
  const place = random.below(parts.length);
  return parts.flatMap((part, index) => (index === place ? change(part) : [part]));
}

function without(parts: readonly MadePart[], random: Random): readonly MadePart[] {
  return parts.length > 1 ? at(parts, random, () => []) : parts;
}

function dataOf({ data, text }: MadePart): Buffer {
  return Buffer.from(data ?? text ?? '');
}

/** Most often a sheet, as the rest is small and soon refused. */
function damagedPart(parts: readonly MadePart[], random: Random): readonly MadePart[] {
  const sheets = parts.filter(({ name }) => /sheet|content\.xml|strings/i.test(name));
  const chosen = random.next() < 0.6 && sheets.length > 0 ? random.pick(sheets) : random.pick(parts);
  const isXml = dataOf(chosen).subarray(0, 60).includes('<');
  return parts.map((part) =>
    part === chosen
      ? {
          ...part,
          data:
            isXml && random.next() < 0.9 ? mutatedXml(dataOf(part), random) : mutated(dataOf(part), random),
        }
      : part,
  );
}

/** Relationships that lead to where they come from. */
function inCircles(parts: readonly MadePart[], random: Random): readonly MadePart[] {
  const target = random.pick([
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'workbook.xml',
    '_rels/workbook.xml.rels',
    'worksheets/sheet1.xml',
    '../workbook.xml',
  ]);
  return parts.map((part) =>
    part.name.endsWith('.rels')
      ? {
          ...part,
          data: Buffer.from(
            dataOf(part)
              .toString('utf8')
              .replaceAll(/Target="[^"]*"/g, (old) => (random.next() < 0.5 ? `Target="${target}"` : old)),
          ),
        }
      : part,
  );
}

/** Changes some bytes of the directory and of what follows it. */
function flippedDirectory(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const start = Math.max(0, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')));
  for (let times = 1 + random.below(6); times > 0; times--) {
    const place = start + random.below(bytes.length - start);
    changed[place] = random.pick([0, 1, 0x7f, 0xff, random.below(256)]);
  }
  return changed;
}
