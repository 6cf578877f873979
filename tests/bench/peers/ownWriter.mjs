/** Writes the rows that the task named on the command line asks for with Mapwright's own writer, beside the task; prints where. */
import { readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { writeWorkbook } from '../../../core/workbook/write/writeWorkbook.ts';
import { nodeDeflate } from '../../../infra/local/files/nodeInflate.ts';
import { writtenRows } from '../files/writtenRows.ts';

const [path = ''] = process.argv.slice(2);
const output = `${path}.own.xlsx`;
rmSync(output, { force: true });
const file = await open(output, 'w');
const sink = {
  write: (bytes) => file.writeFile(bytes),
  close: () => file.close(),
  discard: () => file.close(),
};
const rows = (async function* () {
  yield* writtenRows(JSON.parse(readFileSync(path, 'utf8')));
})();
await writeWorkbook([{ name: 'Rows', rows }], sink, nodeDeflate);
await sink.close();
console.log(JSON.stringify({ output }));
