/**
 * What somebody would write for one such workbook: exceljs streams its rows, a table by hand says which column is what,
 * phone numbers are brought into form by libphonenumber-js, addresses are made small and leads kept once each by their
 * address in SQLite. No checks, no report, no history, no likely duplicates.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import ExcelJS from 'exceljs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ownPeakMb } from '../processSeconds.mjs';

const [path = ''] = process.argv.slice(2);
const addresses =
  /^(?:e-?mail|email address|courriel|attendee email|emailaddress|business email|e-mail address)$/iu;
const phones = /^(?:phone|mobile|telefon|téléphone|phonenumber|business phone)$/iu;
const folder = mkdtempSync(join(tmpdir(), 'mapwright-hand-'));
const db = new DatabaseSync(join(folder, 'leads.db'));
db.exec('PRAGMA journal_mode = WAL; CREATE TABLE lead (email TEXT PRIMARY KEY, cells TEXT NOT NULL)');
const put = db.prepare(
  'INSERT INTO lead VALUES (?, ?) ON CONFLICT (email) DO UPDATE SET cells = excluded.cells',
);

const startedMs = performance.now();
const before = process.cpuUsage();
let rows = 0;
let sheets = 0;
db.exec('BEGIN');
for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, {
  sharedStrings: 'cache',
  worksheets: 'emit',
})) {
  sheets += 1;
  let header;
  for await (const row of sheet) {
    const cells = row.values.slice(1).map((value) => (value == null ? null : String(value)));
    if (header === undefined) {
      header = cells.map((name) => (addresses.test(name) ? 'email' : phones.test(name) ? 'phone' : name));
      continue;
    }
    rows += 1;
    const address = cells[header.indexOf('email')]?.trim().toLowerCase();
    const phone = header.indexOf('phone');
    if (cells[phone] != null) cells[phone] = parsePhoneNumberFromString(cells[phone])?.number ?? cells[phone];
    if (address !== undefined) put.run(address, JSON.stringify(cells));
  }
}
db.exec('COMMIT');
const { user, system } = process.cpuUsage(before);
const added = db.prepare('SELECT count(*) AS count FROM lead').get().count;
const run = { wall: (performance.now() - startedMs) / 1000, cpu: (user + system) / 1e6, peakMb: ownPeakMb() };
db.close();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ run, sheets, rows, added }));
