import { createRequire } from 'node:module';
import ExcelJS from 'exceljs';
import { firms, firstNames, lastNames } from './people.mjs';
import { createRandom, dayText } from './random.mjs';

/** Everything in the workbook bears this time, so that its bytes are the same whenever it is made. */
const written = new Date(Date.UTC(2025, 9, 6, 8, 30));

/**
 * Leads collected at a trade fair: a sheet with a title, a row of merged group headings above the header, phone numbers and
 * e-mail addresses in every form people give them, a second sheet from a webinar, and a hidden list of choices.
 *
 * @returns {Promise<Buffer>}
 */
export async function leads() {
  const require = createRequire(import.meta.url);
  // The workbook writer stamps its zip entries with the present time unless its zip library is told otherwise.
  createRequire(require.resolve('exceljs'))('jszip').defaults.date = written;
  const random = createRandom(77);
  const book = new ExcelJS.Workbook();
  book.creator = 'Messeteam';
  book.lastModifiedBy = 'Messeteam';
  book.created = written;
  book.modified = written;
  fairSheet(book.addWorksheet('Leads Messe'), random);
  webinarSheet(book.addWorksheet('Webinar'), random);
  const choices = book.addWorksheet('_choices', { state: 'hidden' });
  choices.addRows([['Status'], ['New'], ['Contacted'], ['Qualified'], ['Lost']]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const fairHeader = [
  'Lead-Nr',
  'Anrede',
  'First Name',
  'Last Name',
  'Job Title',
  'Company',
  'Industry',
  'Employees',
  'E-Mail',
  'Phone',
  'Mobile',
  'Street',
  'Zip',
  'City',
  'Country',
  'Product interest',
  'Rating',
  'Newsletter opt-out',
  'Captured at',
  'Notes',
];

function fairSheet(sheet, random) {
  sheet.addRow(['Lead-Erfassung Frühjahrsmesse 2025 – Halle 7, Stand B12']);
  sheet.mergeCells(1, 1, 1, 8);
  sheet.addRow([]);
  sheet.addRow([
    '',
    'Person',
    '',
    '',
    '',
    'Company',
    '',
    '',
    'Contact',
    '',
    '',
    'Address',
    '',
    '',
    '',
    'Interest',
    '',
    '',
    'Internal',
    '',
  ]);
  for (const [from, to] of [
    [2, 5],
    [6, 8],
    [9, 11],
    [12, 15],
    [16, 18],
    [19, 20],
  ])
    sheet.mergeCells(3, from, 3, to);
  sheet.addRow(fairHeader);
  sheet.getRow(4).font = { bold: true };
  const rows = [];
  for (let i = 0; i < 214; i += 1) {
    const german = random.chance(0.6);
    const first = random.pick(german ? firstNames.de : firstNames.en);
    const last = random.pick(german ? lastNames.de : lastNames.en);
    const firm = random.pick(german ? firms.de : firms.en);
    const [zip, city, country] = random.pick(german ? germanTowns : otherTowns);
    rows.push([
      i + 1001,
      german ? random.pick(['Herr', 'Frau', '']) : random.pick(['Mr', 'Ms', 'Dr.', '']),
      random.chance(0.06) ? first.toUpperCase() : first,
      random.chance(0.06) ? last.toLowerCase() : random.chance(0.02) ? '' : last,
      random.pick(['Head of Purchasing', 'Geschäftsführer', 'CTO', 'Einkauf', 'Plant Manager', 'n/a', '']),
      firm,
      random.pick(['Food', 'Logistics', 'Manufacturing', 'Energy', 'Media', '']),
      random.chance(0.1) ? '' : random.pick([8, 25, 60, 140, 480, 1200]),
      email(random, { first, last, firm }),
      phone(random, german),
      random.chance(0.5) ? mobile(random, german) : '',
      `${random.pick(['Hafenstraße', 'Am Speicher', 'Mill Lane', 'Gartenweg', 'Station Road'])} ${random.whole(1, 180)}`,
      zip,
      city,
      country,
      random.pick(['Conveyor X2', 'Sensor kit', 'Service contract', 'Conveyor X2 / Sensor kit', '']),
      random.pick(['hot', 'warm', 'cold', 'Warm', '']),
      random.pick(['yes', 'no', 'no', 'no', '']),
      { date: random.day('2025-03-11', '2025-03-14') + random.whole(8 * 60, 17 * 60) * 60_000 },
      random.chance(0.3)
        ? random.pick([
            'wants a quote\nby end of month',
            'call back after 15:00',
            'met at the booth, knows our competitor',
            'Visitenkarte fehlt',
          ])
        : '',
    ]);
  }
  // The same person came twice.
  for (const at of [12, 57, 130]) rows.push([rows[at][0] + 900, ...rows[at].slice(1)]);
  for (const row of rows) {
    const cells = row.map((cell) =>
      typeof cell === 'object' ? new Date(cell.date) : cell === '' ? null : cell,
    );
    sheet.addRow(cells).getCell(19).numFmt = 'dd.mm.yyyy hh:mm';
  }
  sheet.addRow([]);
  sheet.addRow([`${rows.length} Leads, Stand 14.03.2025`]);
}

function webinarSheet(sheet, random) {
  sheet.addRow([
    'Full name',
    'Email address',
    'Organisation',
    'Phone no.',
    'Country',
    'Registered on',
    'Attended',
  ]);
  for (let i = 0; i < 96; i += 1) {
    const first = random.pick(firstNames.en);
    const last = random.pick(lastNames.en);
    const firm = random.pick(firms.en);
    sheet.addRow([
      random.chance(0.1) ? `${last}, ${first}` : `${first} ${last}`,
      email(random, { first, last, firm }) || null,
      firm,
      phone(random, false) || null,
      random.pick(['United Kingdom', 'UK', 'USA', 'Germany', 'DE']),
      dayText(random.day('2025-04-01', '2025-04-22'), 'YYYY-MM-DD'),
      random.pick(['yes', 'no', 'Y', 'N']),
    ]);
  }
}

const germanTowns = [
  ['04109', 'Leipzig', 'DE'],
  ['20457', 'Hamburg', 'Deutschland'],
  ['01069', 'Dresden', 'Germany'],
  ['50667', 'Köln', 'DE'],
];
const otherTowns = [
  ['SW1A 9ZZ', 'London', 'UK'],
  ['02139', 'Cambridge, MA', 'USA'],
  ['1012', 'Amsterdam', 'NL'],
  ['75002', 'Paris', 'France'],
];

/** Under `.example` nobody has an address. */
function email(random, { first, last, firm }) {
  const plain = (text) =>
    text
      .normalize('NFKD')
      .replaceAll('ß', 'ss')
      .replaceAll('ı', 'i')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
  const domain = `${plain(firm.split(' ').slice(0, 2).join(''))}.example`;
  const address = random.pick([
    `${plain(first)}.${plain(last)}@${domain}`,
    `${plain(first)[0]}${plain(last)}@${domain}`,
  ]);
  if (random.chance(0.04)) return '';
  if (random.chance(0.03)) return address.replace('@', random.pick([' at ', '(at)', '@@']));
  if (random.chance(0.03)) return address.replace('.example', ',example');
  if (random.chance(0.1)) return ` ${address.toUpperCase()} `;
  return random.chance(0.03) ? `${address}; ${plain(last)}@mail.example` : address;
}

/** Numbers out of the ranges that are kept free for films. */
function phone(random, german) {
  if (random.chance(0.06)) return '';
  const tail = random.digits(3);
  return german
    ? random.pick([
        `030 23125${tail}`,
        `+49 30 23125-${tail}`,
        `0049(0)30/23125${tail}`,
        `030-23125${tail} (Büro)`,
        `+4930 23125 ${tail}`,
      ])
    : random.pick([
        `+44 20 7946 0${tail}`,
        `020 7946 0${tail}`,
        `(617) 555-01${tail.slice(1)}`,
        `617.555.01${tail.slice(1)}`,
        `+1 617 555 01${tail.slice(1)} ext 4`,
      ]);
}

function mobile(random, german) {
  const tail = random.digits(2);
  return german
    ? random.pick([`0171 39200${tail}`, `+49 171 39200${tail}`, `0171/39200${tail}`])
    : random.pick([`+44 7700 9001${tail}`, `07700 9001${tail}`]);
}
