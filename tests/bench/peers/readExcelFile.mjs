/** Reads all sheets of the workbook named on the command line with read-excel-file, and counts rows and cells. */
import readWorkbook from 'read-excel-file/node';

const counts = { rows: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
for (const { data } of await readWorkbook(path)) {
  counts.rows += data.length;
  for (const row of data) for (const value of row) if (value !== null) counts.cells += 1;
}
console.log(JSON.stringify(counts));
