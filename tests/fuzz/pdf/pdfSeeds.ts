import { deflateSync } from 'node:zlib';
import { makePdf, streamOf, writtenPdf } from '../../drawings/makePdf.ts';

/** The same at each time, and with it the ids and keys that are made of it. */
const info = { CreationDate: new Date(0) };

let made: Promise<readonly Buffer[]> | undefined;

/** Small drawings as programs write them, each with `HOLE-1` somewhere or with pages that hold no text. */
export function pdfSeeds(): Promise<readonly Buffer[]> {
  made ??= Promise.all([
    makePdf(drawn, { info, compress: false }),
    makePdf(drawn, { info }),
    makePdf(drawn, { info, compress: false, pdfVersion: '1.4', ownerPassword: 'o', permissions: {} }),
    makePdf(drawn, { info, pdfVersion: '1.4', userPassword: 'u' }),
  ]).then((all) => [...all, layered(), nested(), packed()].map((bytes) => Buffer.from(bytes)));
  return made;
}

const size: [number, number] = [600, 400];

/** A pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function drawn(pdf: PDFKit.PDFDocument): void {
  pdf.addPage({ size, margin: 0 });
  for (let row = 0; row < 12; row += 1) pdf.text(`R ${row}.5`, 30, 20 + row * 14, { lineBreak: false });
  pdf
    .save()
    .rotate(90, { origin: [300, 200] })
    .text('HOLE-1', 300, 200, { lineBreak: false })
    .restore();
  pdf.text('HO', 100, 300, { lineBreak: false }).text('LE-2', 114, 300, { lineBreak: false });
  pdf.addPage({ size, margin: 0 }).image(picture, 10, 10, { width: 100 });
  pdf.addPage({ size, margin: 0 }).moveTo(0, 0).lineTo(90, 90).stroke();
}

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const pages = (kids: string, count: number): string => `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`;
const pageOf = (contents: string, resources: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents ${contents} /Resources << /Font << /F1 4 0 R >> ${resources} >> >>`;

/** A layer that is switched off. */
function layered(): Uint8Array {
  return writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>',
    pages('3 0 R', 1),
    pageOf('5 0 R', '/Properties << /L1 6 0 R >>'),
    font,
    streamOf(
      '/OC /L1 BDC BT /F1 9 Tf 30 30 Td (HOLE-1) Tj ET EMC BT /F1 9 Tf 30 60 Td [(HO) -20 (LE-2)] TJ ET',
    ),
    '<< /Type /OCG /Name (notes) >>',
  ]);
}

/** Forms within forms. */
function nested(): Uint8Array {
  const form = (body: string, inner: string): string =>
    streamOf(body).replace(
      '<<',
      `<< /Type /XObject /Subtype /Form /BBox [0 0 600 400] /Matrix [1 0 0 1 5 5] /Resources << /Font << /F1 4 0 R >> ${inner} >>`,
    );
  return writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    pages('3 0 R', 1),
    pageOf('[5 0 R]', '/XObject << /X1 6 0 R >>'),
    font,
    streamOf('q /X1 Do Q'),
    form('/X2 Do /X2 Do', '/XObject << /X2 7 0 R >>'),
    form("BT /F1 9 Tf 9 TL 30 30 Td (HOLE-1) Tj T* (HOLE-2) ' ET", ''),
  ]);
}

/** Objects in a packed stream, and the table of all objects in another one, as PDF 1.5 has them. */
function packed(): Uint8Array {
  const inner = ['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R', 1), pageOf('5 0 R', ''), font];
  let at = 0;
  const offsets = inner.map((object, index) => {
    const told = `${index + 1} ${at}`;
    at += object.length + 1;
    return told;
  });
  const head = `${offsets.join(' ')} `;
  const stream = (dictionary: string, bytes: Buffer): string => {
    const data = deflateSync(bytes).toString('latin1');
    return `<< ${dictionary} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
  };
  const content = streamOf('BT /F1 9 Tf 30 30 Td (HOLE-1) Tj ET');
  const store = stream(
    `/Type /ObjStm /N 4 /First ${head.length}`,
    Buffer.from(`${head}${inner.join(' ')} `, 'latin1'),
  );
  let text = '%PDF-1.5\n';
  const places = [content, store].map((object, index) => {
    const place = text.length;
    text += `${index + 5} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const entry = (kind: number, place: number, more: number): number[] => [
    kind,
    place >> 8,
    place & 255,
    more,
  ];
  const table = Buffer.from([
    ...entry(0, 0, 255),
    ...[0, 1, 2, 3].flatMap((index) => entry(2, 6, index)),
    ...places.flatMap((place) => entry(1, place, 0)),
    ...entry(1, text.length, 0),
  ]);
  const start = text.length;
  text += `7 0 obj\n${stream('/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R', table)}\nendobj\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, 'latin1');
}
