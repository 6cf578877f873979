import { deflateSync, inflateSync } from 'node:zlib';
import type { Random } from '../../seededRandom.ts';
import { mutated } from '../mutations.ts';

/** One way of damaging an object of a document, as Latin 1. */
type ObjectMutation = (object: string, random: Random) => string;

/** Words of PDF files that mean something where they do not belong. */
const words = [
  '/DecodeParms << /Predictor 15 /Columns 9999999 >>',
  '/W [1 9 1]',
  'stream\n',
  '1 0 R',
  '3 0 R',
  '99 0 R',
  ...'/Kids /Parent /Type /Page /Pages /Contents /Resources /Font /XObject /Length /Root /Prev /Size'.split(
    ' ',
  ),
  ...'/Filter /FlateDecode /ASCIIHexDecode /LZWDecode /RunLengthDecode /DCTDecode /JBIG2Decode'.split(' '),
  ...'/Encrypt null true [ ] << >> ( ) < endstream endobj /F1 /X1'.split(' '),
  ...'BT ET Tj TJ Do q Q cm Tm BDC EMC BI ID EI Tf T*'.split(' '),
];
const figures = [
  '0',
  '-1',
  '1',
  '3',
  '255',
  '65536',
  '2147483647',
  '-2147483648',
  '1e308',
  '99999999999999',
  '.',
  '0.0000001',
];

const objectMutations: readonly ObjectMutation[] = [
  (object, random) => replaceOne(object, /-?\d+(?:\.\d+)?/g, { random, by: () => random.pick(figures) }),
  (object, random) => replaceOne(object, /\d+ \d+ R/g, { random, by: () => `${random.below(9)} 0 R` }),
  (object, random) => replaceOne(object, /\/\w+/g, { random, by: () => random.pick(words) }),
  (object, random) => inserted(object, random.pick(words), random),
  (object, random) => object.slice(0, random.below(object.length + 1)),
  (object, random) =>
    mutated(Buffer.from(object, 'latin1'), random).toString('latin1').slice(0, mostCharacters),
  repacked,
];

/** Objects that are repeated again and again must not fill the disk. */
const mostCharacters = 1_000_000;

/**
 * A document with some of its objects damaged, left out, doubled or put in each other's place; with a table of its objects
 * that is right, or with the one that it had.
 */
export function mutatedPdf(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const objects = [...text.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)].map(
    ([, number = '', body = '']) => ({
      number: Number(number),
      body,
    }),
  );
  const trailer = /trailer\s*([\s\S]*?)startxref/.exec(text)?.[1] ?? '<< /Root 1 0 R >>';
  for (let times = 1 + random.below(4); times > 0 && objects.length > 0; times -= 1) {
    const at = random.below(objects.length);
    const other = random.below(objects.length);
    const [one, two] = [objects[at], objects[other]];
    if (one === undefined || two === undefined) break;
    const draw = random.next();
    if (draw < 0.08) objects.splice(at, 1);
    else if (draw < 0.16) objects.push({ ...one, body: two.body });
    else if (draw < 0.24)
      [objects[at], objects[other]] = [
        { ...one, body: two.body },
        { ...two, body: one.body },
      ];
    else objects[at] = { ...one, body: random.pick(objectMutations)(one.body, random) };
  }
  return written(objects, random.next() < 0.9 ? trailer : random.pick(words), random.next() < 0.7);
}

function written(
  objects: readonly { readonly number: number; readonly body: string }[],
  trailer: string,
  isRight: boolean,
): Buffer {
  let text = '%PDF-1.7\n';
  const places = new Map<number, number>();
  for (const { number, body } of objects) {
    places.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  const table = [...places]
    .map(([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    .join('');
  const end = `xref\n0 1\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${isRight ? start : 7}\n%%EOF\n`;
  return Buffer.from(text + end, 'latin1');
}

function replaceOne(
  text: string,
  what: RegExp,
  { random, by }: { readonly random: Random; readonly by: () => string },
): string {
  const found = [...text.matchAll(what)];
  if (found.length === 0) return text;
  const { 0: old, index } = random.pick(found);
  return text.slice(0, index) + by() + text.slice(index + old.length);
}

function inserted(text: string, word: string, random: Random): string {
  const at = random.below(text.length + 1);
  const times = random.next() < 0.1 ? 1 + random.below(20_000) : 1;
  return `${text.slice(0, at)} ${`${word} `.repeat(times)}${text.slice(at)}`.slice(0, mostCharacters);
}

/** Damages what is in a stream, and packs it again with its right length. */
function repacked(object: string, random: Random): string {
  const [whole, dictionary = '', data = ''] = /^([\s\S]*?)stream\r?\n([\s\S]*)\nendstream/.exec(object) ?? [];
  if (whole === undefined) return object;
  const isPacked = dictionary.includes('/FlateDecode');
  let plain = data;
  try {
    if (isPacked) plain = inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  } catch {
    // One that was encrypted or damaged before is damaged as it is.
    return object;
  }
  const changed = random.pick(objectMutations.slice(0, 5))(plain, random);
  const bytes = isPacked ? deflateSync(Buffer.from(changed, 'latin1')).toString('latin1') : changed;
  const told = dictionary.replace(/\/Length \d+/, `/Length ${bytes.length}`);
  return `${told}stream\n${bytes}\nendstream`;
}
