import { seeded } from '../seededRandom.ts';
import { makePdf } from './makePdf.ts';

/** A code that was drawn, and how it is to be found. */
export interface PlantedCode {
  readonly code: string;
  readonly kind: 'exact' | 'near';
}

/** A drawing with the truth about it. */
export interface Drawing {
  readonly bytes: Uint8Array;
  readonly planted: readonly PlantedCode[];
}

/** Codes that drawings hold: `HOLE-1` to `HOLE-300`. */
export const drawnCodes: readonly string[] = Array.from({ length: 300 }, (_, n) => `HOLE-${n + 1}`);

type Pdf = PDFKit.PDFDocument;
const page = { size: [1190.55, 841.89] as [number, number], margin: 0 };
const turns = [0, 90, 270, 45, 30, 180, -7];

/**
 * A drawing of one to three pages, as programs for piping write them: some hundred small texts, labels at any angle, and
 * codes in pieces. Beside the planted codes stand longer ones that hold them, which are not to be found.
 */
export async function makeDrawing(seed: number): Promise<Drawing> {
  const random = seeded(seed);
  const { next, below, pick } = random;
  const planted: PlantedCode[] = [];
  const pages = 1 + below(3);
  const any = (): number => 1 + below(drawnCodes.length);
  const long = (): number => 100 + below(200);
  const bytes = await makePdf((pdf) => {
    for (let n = 0; n < pages; n += 1) {
      pdf.addPage(page);
      pdf.font('Helvetica').fontSize(7);
      // Dimensions and part numbers, which fill most of a drawing.
      for (let k = 0; k < 250; k += 1)
        pdf.text(`R${(next() * 20).toFixed(1)}`, 40 + next() * 1_000, 40 + next() * 700, {
          lineBreak: false,
        });
      const put = (pieces: readonly string[], turn: number): void => {
        const [x, y] = [60 + next() * 900, 60 + next() * 650];
        pdf.save();
        pdf.rotate(turn, { origin: [x, y] });
        let along = 0;
        for (const piece of pieces) {
          pdf.text(piece, x + along, y, { lineBreak: false });
          along += widthOf(pdf, piece);
        }
        pdf.restore();
      };
      const plant = (code: number, pieces: readonly string[], turn: number): void => {
        planted.push({ code: `HOLE-${code}`, kind: pieces[0]?.startsWith('H0') === true ? 'near' : 'exact' });
        put(pieces, turn);
      };
      for (let k = 0; k < 4; k += 1) {
        const code = any();
        plant(code, [`HOLE-${code}`], pick(turns));
      }
      const code = long();
      plant(code, ['HOLE-', String(code).slice(0, 2), String(code).slice(2)], pick(turns));
      const letters = long();
      plant(letters, `HOLE-${letters}`.split(''), pick(turns));
      const small = any();
      plant(small, [`see hole ${small}, rev b`], 0);
      const mistaken = any();
      plant(mistaken, [`H0LE-${mistaken}`], 0);
      put([`HOLE-${1_000 + any()}`], 0);
      put([`WHOLE-${any()}`], 0);
      put([`XHOLE-${any()}`], 90);
    }
  });
  return { bytes, planted };
}

function widthOf(pdf: Pdf, text: string): number {
  return pdf.widthOfString(text);
}

/** Planted codes with how often each is to be found, for comparing. */
export function truthOf(planted: readonly PlantedCode[]): readonly string[] {
  return planted.map(({ code, kind }) => `${code} ${kind}`).sort();
}
