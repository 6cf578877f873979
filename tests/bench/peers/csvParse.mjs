/** Parses the file named on the command line with csv-parse as a stream, and counts records and cells. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const counts = { records: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
const parser = createReadStream(path).pipe(parse({ relax_column_count: true, relax_quotes: true }));
parser.on('readable', () => {
  for (let record = parser.read(); record !== null; record = parser.read()) {
    counts.records += 1;
    counts.cells += record.length;
  }
});
await new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
console.log(JSON.stringify(counts));
