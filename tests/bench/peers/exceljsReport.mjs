/** Writes the rows of the rejects file named on the command line with the streaming writer of exceljs, original cells in columns of their own; prints where. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { parse as parseRecord } from 'csv-parse/sync';
import exceljs from 'exceljs';

const [path = ''] = process.argv.slice(2);
const output = `${path}.exceljs.xlsx`;
const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: output, useStyles: true });
const sheet = workbook.addWorksheet('Rejects', { views: [{ state: 'frozen', ySplit: 1 }] });
const wrapped = { wrapText: true, vertical: 'top' };
let rows = 0;
for await (const [line, , , codes, fields, raw, original] of createReadStream(path).pipe(parse())) {
  const [cells] = rows === 0 ? [[]] : parseRecord(original);
  const row = sheet.addRow([rows === 0 ? line : Number(line), codes, fields, raw, ...cells]);
  row.getCell(2).alignment = wrapped;
  row.commit();
  rows += 1;
  // Lets what was written flow off; otherwise it all gathers in memory.
  if (rows % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
}
sheet.commit();
await workbook.commit();
console.log(JSON.stringify({ output }));
