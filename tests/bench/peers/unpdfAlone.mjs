/** A thread that takes the text of PDF files with unpdf and nothing else: what a scan is measured against. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import * as pdfJs from 'unpdf/pdfjs';

const { files, next } = workerData;
const place = new Int32Array(next);
let pieces = 0;
for (;;) {
  const path = files[Atomics.add(place, 0, 1)];
  if (path === undefined) break;
  const data = new Uint8Array(readFileSync(path));
  const task = pdfJs.getDocument({ data, verbosity: 0, disableFontFace: true, useSystemFonts: false });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pieces += (await page.getTextContent()).items.length;
    page.cleanup();
  }
  await task.destroy();
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort.postMessage(pieces);
