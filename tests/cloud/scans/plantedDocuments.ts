import { makePdf } from '../../drawings/makePdf.ts';

/** A document with the codes that stand in it; `null` for one that nobody can read. */
export interface PlantedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly codes: readonly string[] | null;
}

/** `HOLE-00000` and so on; others of these are asked for and stand nowhere. */
export function plantedCode(number: number): string {
  return `HOLE-${String(number).padStart(5, '0')}`;
}

/**
 * Documents in folders, every twentieth a PDF and the others texts, with none, one or two codes each. Among them are one
 * called `meta`, one called `~meta`, two of one name in different folders, a PDF that is its own parent, one that is damaged, one whose page
 * holds no text and one that is empty.
 */
export async function* plantedDocuments(count: number): AsyncGenerator<PlantedDocument, void, undefined> {
  yield text('meta', [plantedCode(1)]);
  yield text('~meta', [plantedCode(2)]);
  yield text('a/plan.txt', [plantedCode(3)]);
  yield text('b/plan.txt', [plantedCode(4), plantedCode(5)]);
  yield { name: 'empty.txt', bytes: new Uint8Array(), codes: null };
  yield { name: 'hostile.pdf', bytes: hostilePdf(), codes: null };
  yield { name: 'damaged.pdf', bytes: damagedPdf(), codes: null };
  yield { name: 'scanned.pdf', bytes: await textlessPdf(), codes: null };
  for (let at = 8; at < count; at += 1) {
    const codes = Array.from({ length: at % 3 }, (_, place) => plantedCode((at * 7 + place) % 500));
    const folder = `sheet ${String(at % 10)}`;
    const number = String(at).padStart(6, '0');
    if (at % 20 !== 0) yield text(`${folder}/drawing_${number}.txt`, codes);
    else yield { name: `${folder}/drawing_${number}.pdf`, bytes: await pdf(codes), codes };
  }
}

function text(name: string, codes: readonly string[]): PlantedDocument {
  const lines = [
    'Isometric drawing, line 4-P-1001',
    ...codes.map((code) => `drill at ${code}, see note`),
    'end',
  ];
  return { name, bytes: new TextEncoder().encode(lines.join('\n')), codes };
}

function pdf(codes: readonly string[]): Promise<Uint8Array> {
  return makePdf((made) => {
    made.addPage();
    made.text('Isometric drawing', 50, 50);
    for (const [place, code] of codes.entries()) made.text(code, 100, 150 + 40 * place);
  });
}

/** As a scanner makes it, or a program that draws letters as lines. */
function textlessPdf(): Promise<Uint8Array> {
  return makePdf((made) => made.addPage().rect(20, 20, 300, 200).stroke());
}

/** Says that it is a PDF of a page, whose pages are their own parents. */
function hostilePdf(): Uint8Array {
  const lines = [
    '%PDF-1.7',
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    '2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 /Parent 2 0 R >>\nendobj',
    'trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

function damagedPdf(): Uint8Array {
  return Uint8Array.from({ length: 4_000 }, (_, at) => (at < 9 ? (head[at] ?? 0) : (at * 7_919 + 31) % 251));
}

const head = new TextEncoder().encode('%PDF-1.7\n');
