import { expect, it } from 'vitest';
import { streamOf, writtenPdf } from '../../../drawings/makePdf.ts';
import { openTaker } from '../../../fuzz/campaign.ts';

const page = (contents: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents ${contents} /Resources << /Font << /F1 7 0 R >> >> >>`;

/** Its pages are not counted, and the table of objects has another version of the second page. */
function damaged(): Buffer {
  const text = Buffer.from(
    writtenPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 5 0 R] >>',
      page('4 0 R'),
      streamOf('BT /F1 9 Tf 30 30 Td (HOLE-1) Tj ET'),
      page('6 0 R'),
      streamOf('BT /F1 9 Tf 30 30 Td (HOLE-2) Tj ET'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ]),
  ).toString('latin1');
  const entry = text.match(/\d{10} 00000 n/gu)?.[4] ?? '';
  return Buffer.from(text.replace(entry, entry.replace(' 00000 ', ' 07000 ')), 'latin1');
}

it('an error of pdf.js that it hands to nobody does not end the thread that reads', async () => {
  const taker = openTaker(20_000);
  try {
    const file = { name: 'case.pdf', bytes: damaged() };
    expect(await taker.take(file)).toEqual({ outcome: 'read', faults: [] });
    expect(await taker.take(file)).toEqual({ outcome: 'read', faults: [] });
  } finally {
    await taker.close();
  }
}, 60_000);
