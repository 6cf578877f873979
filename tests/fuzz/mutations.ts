import type { Random } from '../seededRandom.ts';

/** One way of damaging a file. The bytes given are not changed. */
type Mutation = (bytes: Buffer, random: Random) => Buffer;

/** Bytes that mean something to a reader of delimited text, and bytes that mean nothing anywhere. */
const pieces: readonly Buffer[] = [
  ...texts(',', ';', '\t', '|', ':', ' ', '"', "'", '""', '"""', '\\', '\\"'),
  ...texts('\n', '\r', '\r\n', '\n\n', '\r\r\n', '\0', '\0\0\0\0', '\ufeff', '\u2028', '\u00a0', '\u200b'),
  ...texts('\ufffd', '\u001a', '\u001b', '#', '//', '=1+1', 'NaN', 'Infinity', '-0', '1e999', '0x1F'),
  ...texts('9999999999999999999', '31/12/9999', '0000-00-00', '__proto__', 'Total', '€', '(1.00)', '%', '🙂'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0xff]),
  Buffer.from([0xc3]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from([0x81, 0x40]),
];

function texts(...list: readonly string[]): readonly Buffer[] {
  return list.map((text) => Buffer.from(text));
}

const mutations: readonly Mutation[] = [
  flipBytes,
  flipBytes,
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random.below(bytes.length + 1)),
  splice,
  splice,
  splice,
  (bytes, random) => cut(bytes, random, (block) => [block, block]),
  (bytes, random) => cut(bytes, random, (block) => Array.from({ length: 2 + random.below(60) }, () => block)),
  (bytes, random) => cut(bytes, random, () => []),
  (bytes, random) => cut(bytes, random, (block) => [Buffer.from(block).reverse()]),
  (bytes, random) => exchange(bytes, random.pick(pieces), random.pick(pieces)),
  (bytes) => exchange(bytes, Buffer.from('\n'), Buffer.from('\r')),
  (bytes) => exchange(bytes, Buffer.from('\n'), Buffer.from('\r\n')),
  (bytes, random) => someLineEnds(bytes, random),
  (bytes, random) => inAnotherEncoding(bytes, random),
  (bytes, random) => longRun(bytes, random),
];

/** Damages a file in one to six ways, one after the other. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let times = 1 + random.below(6); times > 0; times--) result = random.pick(mutations)(result, random);
  return result.subarray(0, mostBytes);
}

/** Blocks that are repeated again and again must not fill the disk. */
const mostBytes = 4 * 2 ** 20;

function flipBytes(bytes: Buffer, random: Random): Buffer {
  const result = Buffer.from(bytes);
  if (result.length === 0) return result;
  for (let times = 1 + random.below(8); times > 0; times--) {
    const place = random.below(result.length);
    result[place] = random.next() < 0.5 ? random.below(256) : (result[place] ?? 0) ^ (1 << random.below(8));
  }
  return result;
}

function splice(bytes: Buffer, random: Random): Buffer {
  const place = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, place), random.pick(pieces), bytes.subarray(place)]);
}

function cut(bytes: Buffer, random: Random, change: (block: Buffer) => readonly Buffer[]): Buffer {
  const from = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, from + 1 + random.below(random.next() < 0.5 ? 20 : 2_000));
  return Buffer.concat([bytes.subarray(0, from), ...change(bytes.subarray(from, end)), bytes.subarray(end)]);
}

function exchange(bytes: Buffer, from: Buffer, to: Buffer): Buffer {
  return Buffer.from(
    bytes.toString('latin1').replaceAll(from.toString('latin1'), to.toString('latin1')),
    'latin1',
  );
}

function someLineEnds(bytes: Buffer, random: Random): Buffer {
  const ends = ['\n', '\r', '\r\n', '\n\r', '\u0085', ''];
  return Buffer.from(
    bytes.toString('latin1').replaceAll(/\r?\n|\r/g, () => random.pick(ends)),
    'latin1',
  );
}

function inAnotherEncoding(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('utf8');
  const mark = random.next() < 0.5 ? '\ufeff' : '';
  const made = random.pick([
    () => Buffer.from(mark + text, 'utf16le'),
    () => Buffer.from(mark + text, 'utf16le').subarray(0, -1),
    () => swapped(Buffer.from(mark + text, 'utf16le')),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.concat([bytes, Buffer.from(text, 'latin1')]),
    () => Buffer.concat([bytes, Buffer.from(text, 'utf16le')]),
    () => wide(mark + text),
    () => Buffer.from(bytes.toString('latin1'), 'utf8'),
  ]);
  return made();
}

function swapped(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? bytes.swap16() : bytes;
}

/** UTF-32, the least byte first. */
function wide(text: string): Buffer {
  return Buffer.concat(
    Array.from(text.slice(0, 20_000), (sign) => {
      const unit = Buffer.alloc(4);
      unit.writeUInt32LE(sign.codePointAt(0) ?? 0);
      return unit;
    }),
  );
}

function longRun(bytes: Buffer, random: Random): Buffer {
  const place = random.below(bytes.length + 1);
  const run = Buffer.alloc(random.pick([100, 5_000, 300_000, 1_200_000]), random.pick(pieces));
  return Buffer.concat([bytes.subarray(0, place), run, bytes.subarray(place)]);
}
