import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FuzzCase } from './campaign.ts';

const folder = fileURLToPath(new URL('../../../shared/corpora/bench', import.meta.url));
/** Larger files make slow cases, and no other ones. */
const mostBytes = 64 * 1024;

/** Delimited text of all kinds; see `corpusFiles`. */
export function corpusTexts(): readonly FuzzCase[] {
  return corpusFiles([
    'dialect',
    'encoding_csv',
    'conformance',
    'lineclass',
    'suragh',
    'ptype',
    'csv_robust',
  ]);
}

/** Workbooks of all formats; see `corpusFiles`. */
export function corpusWorkbooks(): readonly FuzzCase[] {
  return corpusFiles(['xlsx', 'xlsx2']);
}

/** Small files of the labelled corpora, where they lie beside the project; to be damaged in memory, never to be kept. */
function corpusFiles(benches: readonly string[]): readonly FuzzCase[] {
  return benches
    .flatMap((bench) => {
      const files = join(folder, bench, 'files');
      return existsSync(files)
        ? readdirSync(files, { recursive: true, encoding: 'utf8' }).map((name) => join(files, name))
        : [];
    })
    .sort()
    .filter((path) => statSync(path).isFile() && statSync(path).size <= mostBytes)
    .map((path) => ({ name: `case${extname(path)}`, bytes: readFileSync(path) }));
}
