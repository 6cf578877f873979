/** Parses the file named on the command line with uDSV in chunks, and counts records and cells. */
import { createReadStream } from 'node:fs';
import { inferSchema, initParser } from 'udsv';

const counts = { records: 0, cells: 0 };
const [path = ''] = process.argv.slice(2);
let parser;
const count = (records) => {
  counts.records += records.length;
  for (const record of records) counts.cells += record.length;
};
for await (const text of createReadStream(path, 'utf8')) {
  parser ??= initParser(inferSchema(text));
  parser.chunk(text, parser.stringArrs, count);
}
parser?.end();
console.log(JSON.stringify(counts));
