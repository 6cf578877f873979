import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/corpora/bench', import.meta.url));
/** Delimited text of all kinds. */
const benches = ['dialect', 'encoding_csv', 'conformance', 'lineclass', 'suragh', 'ptype', 'csv_robust'];
/** Larger files make slow cases, and no other ones. */
const mostBytes = 64 * 1024;

/** Small files of the labelled corpora, where they lie beside the project; to be damaged in memory, never to be kept. */
export function corpusFiles(): readonly Buffer[] {
  return benches
    .flatMap((bench) => {
      const files = join(folder, bench, 'files');
      return existsSync(files)
        ? readdirSync(files, { recursive: true, encoding: 'utf8' }).map((name) => join(files, name))
        : [];
    })
    .sort()
    .filter((path) => statSync(path).isFile() && statSync(path).size <= mostBytes)
    .map((path) => readFileSync(path));
}
