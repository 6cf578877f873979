/** Parses the file named on the command line with PapaParse as a stream, and counts records and cells. */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

const counts = { records: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: false });
for await (const record of createReadStream(path).pipe(parser)) {
  counts.records += 1;
  counts.cells += record.length;
}
console.log(JSON.stringify(counts));
