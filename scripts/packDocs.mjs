// Writes the pages about the packs that come with the app, from their data: node scripts/packDocs.mjs [FOLDER]
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexPage, packPage } from './packs/packPages.mjs';

const packsFolder = fileURLToPath(new URL('../core/packs', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../docs', import.meta.url));

const entries = await readdir(packsFolder, { withFileTypes: true });
const ids = entries
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const packs = await Promise.all(
  ids.map(async (id) => JSON.parse(await readFile(path.join(packsFolder, id, 'schema.json'), 'utf8'))),
);
await mkdir(path.join(folder, 'packs'), { recursive: true });
const pages = [
  { name: 'packs.md', text: indexPage(packs) },
  ...packs.map((pack) => ({ name: `packs/${pack.id}.md`, text: packPage(pack) })),
];
for (const { name, text } of pages) {
  await writeFile(path.join(folder, name), text);
  console.log(`${name}  ${text.length} characters`);
}
