import { createWriteStream, mkdirSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import Pdf from 'pdfkit';

/** A text on a page; `turned` in degrees, clockwise. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly turned?: number;
}

/** Writes a drawing: a page for each list of labels. @returns its path */
export async function writeDrawing(
  folder: string,
  name: string,
  pages: readonly (readonly Label[])[],
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const document = new Pdf({ size: [842, 595], margin: 0, autoFirstPage: false });
  const file = createWriteStream(path);
  document.pipe(file);
  for (const labels of pages) {
    document.addPage();
    document.rect(20, 20, 802, 555).stroke();
    for (const { text, x, y, turned = 0 } of labels) {
      document.save();
      document.rotate(turned, { origin: [x, y] });
      document.fontSize(10).text(text, x, y, { lineBreak: false });
      document.restore();
    }
  }
  document.end();
  await finished(file);
  return path;
}
