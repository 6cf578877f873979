import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { deflateSync } from 'node:zlib';
import Pdf from 'pdfkit';
import { writeDrawing } from './support/drawings.ts';
import { expectNoBarrierInBothThemes } from './support/noBarrier.ts';
import { expectNoOverflow, facts, list, newScan, start } from './support/scanDesk.ts';
import { screenshots } from './support/screenshot.ts';
import { expect, sharedApp as test } from './support/webApp.ts';

/** Names that file systems take and people do not expect. */
const oddNames = [
  'two\nlines.txt',
  // Shown by careless programs as a picture.
  'plan\u202egpj.txt',
  '\u{1f9d1}\u200d\u{1f527} plan \u{1f4d0}.txt',
  `${'long'.repeat(62)}abc.txt`,
  "=cmd|' -C calc'!A0.txt",
  '<img src=x onerror=alert(1)>.txt',
] as const;

test('names of files that want to break out of their row stay in it', async ({ app, desk }) => {
  const folder = join(app.dataFolder, 'odd');
  mkdirSync(folder);
  for (const name of oddNames) writeFileSync(join(folder, name), 'see HOLE-1 here\n');
  expect(Buffer.byteLength(oddNames[3])).toBe(255);
  await newScan(desk, 'HOLE-1', folder);
  await start(desk).click();
  await expect(facts(desk)).toContainText('6 of 6 files · 6 matches');
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '7');
  const heights = await list(desk)
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => Math.round(row.getBoundingClientRect().height)));
  expect(new Set(heights).size, 'heights of the rows').toBe(1);
  await expect(list(desk).getByRole('row', { name: /two␊lines/ })).toBeVisible();
  await expectNoOverflow(desk);
  await expectNoBarrierInBothThemes(desk, 'Matches in files of odd names');
  await screenshots(desk, 'scan-odd-names');

  await desk.getByRole('button', { name: 'Files 6' }).click();
  await expect(desk.getByRole('grid', { name: 'Files' })).toHaveAttribute('aria-rowcount', '7');
  await expectNoOverflow(desk);
  await desk.getByRole('grid', { name: 'Files' }).focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: /^Take off: File/ })).toBeVisible();
  await expect(list(desk)).toHaveAttribute('aria-rowcount', '2');
  await expectNoOverflow(desk);
  await desk.keyboard.press('Enter');
  await expectNoOverflow(desk);
  await screenshots(desk, 'scan-odd-name-open');
});

test('codes of any length and direction stay in their cells', async ({ app, desk }) => {
  const longest = `L-${'9'.repeat(198)}`;
  const hebrew = 'חור-17';
  const folder = join(app.dataFolder, 'texts');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'a.txt'),
    `at ${longest} end\nbefore ${hebrew} after\n\u202eHOLE-1\u202c tail\n`,
  );
  await newScan(desk, `${longest}\n${hebrew}\nHOLE-1\n${'X1'.repeat(5_000)}`, folder);
  const notes = desk.getByRole('grid', { name: 'Entries to look at' });
  await expect(notes.getByRole('row', { name: /Too long to search for/ })).toBeVisible();
  await expectNoOverflow(desk);
  await expectNoBarrierInBothThemes(desk, 'Codes of any length');
  await screenshots(desk, 'scan-long-codes');
  await start(desk).click();
  await expect(facts(desk)).toContainText('1 of 1 file · 3 matches');
  await expect(list(desk).getByRole('row', { name: /L-9{100}/ })).toBeVisible();
  await expectNoOverflow(desk);
  await screenshots(desk, 'scan-long-matches');
  await desk.getByRole('button', { name: 'Codes 3' }).click();
  await expect(desk.getByRole('grid', { name: 'Codes' }).getByText(hebrew)).toBeVisible();
  await expectNoOverflow(desk);
});

/** A document that opens with a password only. */
async function writeLocked(path: string): Promise<void> {
  const document = new Pdf({ userPassword: 'secret', pdfVersion: '1.7' });
  const file = createWriteStream(path);
  document.pipe(file);
  document.text('HOLE-1');
  document.end();
  await finished(file);
}

/** A page of more texts than a thread can hold, in a file of few bytes. */
function writeEndless(path: string): void {
  const texts = Buffer.alloc(90_000_000, '1 0 0 1 7 9 Tm (HOLE-2) Tj 1 0 0 1 70 90 Tm (HOLE-2) Tj ');
  const stream = deflateSync(Buffer.concat([Buffer.from('BT /F 9 Tf '), texts, Buffer.from(' ET')]));
  const content = `<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream.toString('latin1')}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    content,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  // Without a table of objects: the reader looks for them itself.
  writeFileSync(path, `%PDF-1.7\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}

test('a locked, a damaged and an endless document are told with their reasons, and the others are searched', async ({
  app,
  desk,
}) => {
  test.slow();
  const folder = join(app.dataFolder, 'bad');
  const good = await writeDrawing(folder, 'good.pdf', [[{ text: 'HOLE-1', x: 90, y: 90 }]]);
  await writeDrawing(folder, 'zzz.pdf', [[{ text: 'HOLE-1', x: 90, y: 90 }]]);
  await writeLocked(join(folder, 'locked.pdf'));
  writeFileSync(join(folder, 'damaged.pdf'), readFileSync(good).subarray(0, 300));
  writeEndless(join(folder, 'endless.pdf'));
  await newScan(desk, 'HOLE-1', folder);
  await start(desk).click();
  await expect(facts(desk)).toContainText('5 of 5 files · 2 matches · 3 unreadable', { timeout: 60_000 });
  await desk.getByRole('button', { name: 'Files 5' }).click();
  const files = desk.getByRole('grid', { name: 'Files' });
  for (const [name, why] of [
    ['locked', 'password'],
    ['damaged', 'damaged'],
    ['endless', 'memory'],
  ] as const) {
    const row = files.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText('Unreadable');
    await expect(row).toContainText(why);
  }
  await expectNoBarrierInBothThemes(desk, 'Files that cannot be read');
  await screenshots(desk, 'scan-unreadable');
});
