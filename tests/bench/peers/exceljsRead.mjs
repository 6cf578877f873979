/** Reads all sheets of the workbook named on the command line with the streaming reader of exceljs, and counts rows and cells. */
import exceljs from 'exceljs';

const counts = { rows: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
  worksheets: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
});
for await (const sheet of reader) {
  for await (const row of sheet) {
    counts.rows += 1;
    row.eachCell(({ value }) => {
      if (value !== null) counts.cells += 1;
    });
  }
}
console.log(JSON.stringify(counts));
