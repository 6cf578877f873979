/** Reads all sheets of the workbook named on the command line with SheetJS (as @e965/xlsx publishes it), and counts rows and cells. */
import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';

const counts = { rows: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
const { Sheets } = read(readFileSync(path), { dense: true });
for (const sheet of Object.values(Sheets)) {
  for (const row of sheet['!data']) {
    if (row === undefined) continue;
    counts.rows += 1;
    for (const cell of row) if (cell !== undefined) counts.cells += 1;
  }
}
console.log(JSON.stringify(counts));
