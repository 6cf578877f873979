// Writes the sample files that come with the app. The same files every time: node scripts/makeSamples.mjs [FOLDER]
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { claims } from './samples/claims.mjs';
import { leads } from './samples/leads.mjs';
import { lineList } from './samples/lineList.mjs';
import { lossRegister } from './samples/lossRegister.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../samples', import.meta.url));
const files = [
  { name: 'loss-register-nordlicht.csv', bytes: lossRegister() },
  { name: 'claims-2025-q3.csv', bytes: claims() },
  { name: 'trade-fair-leads.xlsx', bytes: await leads() },
  { name: 'line-list-solvents-plant.csv', bytes: lineList() },
];
await mkdir(folder, { recursive: true });
for (const { name, bytes } of files) {
  await writeFile(path.join(folder, name), bytes);
  console.log(`${name}  ${bytes.length} bytes`);
}
