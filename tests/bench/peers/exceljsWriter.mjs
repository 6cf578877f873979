/** Writes the rows that the task named on the command line asks for with the streaming writer of exceljs, beside the task; prints where. */
import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { writtenRows } from '../files/writtenRows.ts';

const [path = ''] = process.argv.slice(2);
const output = `${path}.exceljs.xlsx`;
const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: output, useStyles: true });
const sheet = workbook.addWorksheet('Rows');
for (const batch of writtenRows(JSON.parse(readFileSync(path, 'utf8')))) {
  for (const row of batch) sheet.addRow(row.map(valueOf)).commit();
  // Lets what was written flow off; otherwise it all gathers in memory.
  await new Promise((resolve) => setImmediate(resolve));
}
sheet.commit();
await workbook.commit();
console.log(JSON.stringify({ output }));

function valueOf(cell) {
  return typeof cell === 'object' && cell !== null ? new Date(cell.date) : cell;
}
