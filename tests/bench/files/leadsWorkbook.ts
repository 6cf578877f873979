import { writeFileSync } from 'node:fs';
import { padded, seeded } from '../../seededRandom.ts';
import type { BenchInput } from '../bench.ts';
import { madePeople, type MadePerson } from './madePeople.ts';
import { openPackedFile } from './packedFile.ts';
import { sharedStrings, sheetRow, textCells } from './sheetCells.ts';
import { declaration, spreadsheet, styles, workbookIndex } from './workbookIndex.ts';

/** A worksheet: its tab, and each column by header and what stands in it. */
interface LeadsSheet {
  readonly tab: string;
  readonly columns: readonly (readonly [header: string, of: (person: MadePerson) => string])[];
}

const days = (from: number, person: MadePerson): string =>
  new Date(Date.UTC(2025, 0, from) + (person.no % 300) * 86_400_000).toISOString().slice(0, 10);

/** As senders have them: a form, a scanner at a fair, exports of two systems, partners in other languages. */
const sheets: readonly LeadsSheet[] = [
  {
    tab: 'Web form',
    columns: [
      ['First name', (p) => p.first],
      ['Last name', (p) => p.last],
      ['E-mail', (p) => p.email],
      ['Phone', (p) => p.phone],
      ['Company', (p) => p.company],
      ['Country', (p) => p.country],
    ],
  },
  {
    tab: 'Fair',
    columns: [
      ['Badge ID', (p) => `B-${padded(p.no, 7)}`],
      ['Full name', (p) => `${p.first} ${p.last}`],
      ['Email address', (p) => p.email.toUpperCase()],
      ['Mobile', (p) => p.phone],
      ['Organisation', (p) => p.company],
      ['City', (p) => p.city],
    ],
  },
  {
    tab: 'Kunden',
    columns: [
      ['Anrede', (p) => (p.no % 2 === 0 ? 'Frau' : 'Herr')],
      ['Vorname', (p) => p.first],
      ['Nachname', (p) => p.last],
      ['Firma', (p) => p.company],
      ['Straße', (p) => p.street],
      ['PLZ', (p) => p.postcode],
      ['Ort', (p) => p.city],
      ['Land', (p) => p.country],
      ['Telefon', (p) => p.phone],
      ['E-Mail', (p) => p.email],
    ],
  },
  {
    tab: 'CRM',
    columns: [
      ['Lead ID', (p) => `L-${padded(p.no, 8)}`],
      ['First Name', (p) => p.first],
      ['Last Name', (p) => p.last],
      ['Title', (p) => p.job],
      ['Account', (p) => p.company],
      ['Email', (p) => p.email],
      ['Phone', (p) => p.phone],
      ['Street', (p) => p.street],
      ['City', (p) => p.city],
      ['Zip', (p) => p.postcode],
      ['Country', (p) => p.country],
      ['Lead Source', (p) => (p.no % 3 === 0 ? 'Web' : 'Trade Show')],
      ['Created Date', (p) => days(1, p)],
    ],
  },
  {
    tab: 'Newsletter',
    columns: [
      ['Email Address', (p) => p.email],
      ['First Name', (p) => p.first],
      ['Last Name', (p) => p.last],
      ['Opt-in date', (p) => days(20, p)],
      ['Country', (p) => p.country],
    ],
  },
  {
    tab: 'Prospects',
    columns: [
      ['Prénom', (p) => p.first],
      ['Nom', (p) => p.last],
      ['Courriel', (p) => p.email],
      ['Téléphone', (p) => p.phone],
      ['Société', (p) => p.company],
      ['Ville', (p) => p.city],
      ['Pays', (p) => p.country],
    ],
  },
  {
    tab: 'Webinar',
    columns: [
      ['Attendee', (p) => `${p.first} ${p.last}`],
      ['Attendee email', (p) => p.email],
      ['Job title', (p) => p.job],
      ['Company name', (p) => p.company],
      ['Country/Region', (p) => p.country],
      ['Registered', (p) => days(40, p)],
    ],
  },
  {
    tab: 'Ads',
    columns: [
      ['fullName', (p) => `${p.first} ${p.last}`],
      ['emailAddress', (p) => p.email],
      ['companyName', (p) => p.company],
      ['jobTitle', (p) => p.job],
      ['phoneNumber', (p) => p.phone],
      ['campaignName', (p) => `Spring ${p.no % 12}`],
    ],
  },
  {
    tab: 'Partner',
    columns: [
      ['Surname', (p) => p.last],
      ['Given name', (p) => p.first],
      ['Business email', (p) => p.email],
      ['Business phone', (p) => p.phone],
      ['Firm', (p) => p.company],
      ['Town', (p) => p.city],
      ['Postcode', (p) => p.postcode],
    ],
  },
  {
    tab: 'Outlook',
    columns: [
      ['Company', (p) => p.company],
      ['Job Title', (p) => p.job],
      ['Last Name', (p) => p.last],
      ['First Name', (p) => p.first],
      ['Business Street', (p) => p.street],
      ['Business City', (p) => p.city],
      ['Business Postal Code', (p) => p.postcode],
      ['Business Phone', (p) => p.phone],
      ['E-mail Address', (p) => p.email],
    ],
  },
];

/** What is true of such a workbook. */
export interface LeadsWorkbookTruth {
  readonly sheets: number;
  readonly rows: number;
  /** Different addresses: as many leads are kept. */
  readonly leads: number;
}

/**
 * Writes a workbook of ten sheets of leads, each of other columns, as Excel would. One row in ten repeats the address of
 * an earlier one; one in forty is a person who came before under another address and a name that is spelt otherwise. The
 * same arguments give the same bytes, and other seeds other people.
 */
export async function writeLeadsWorkbook(
  path: string,
  { rows, seed }: { readonly rows: number; readonly seed: number },
): Promise<void> {
  const people = madePeople(seeded(seed), { prefix: `s${seed}` });
  const shared = new Map<string, number>();
  const addresses = new Set<string>();
  const text = textCells(shared);
  const each = Math.floor(rows / sheets.length);
  const sheetXml = function* ({ columns }: LeadsSheet): Generator<string> {
    yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>`;
    yield sheetRow(
      1,
      columns.map(([header]) => text(header)),
    );
    for (let row = 2; row < each + 2; row += 1) {
      const person = people();
      addresses.add(person.email);
      const values = columns.map(([, of]) => of(person));
      yield sheetRow(
        row,
        values.map((value) => (value === '' ? undefined : text(value))),
      );
    }
    yield '</sheetData></worksheet>';
  };
  const file = openPackedFile(path);
  for (const [name, index] of workbookIndex(sheets.map(({ tab }) => tab)))
    await file.add(name, [declaration, index]);
  for (const [at, sheet] of sheets.entries())
    await file.add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet));
  await file.add('xl/styles.xml', [declaration, styles]);
  await file.add('xl/sharedStrings.xml', sharedStrings(shared));
  const bytes = file.end();
  const truth: LeadsWorkbookTruth = {
    sheets: sheets.length,
    rows: each * sheets.length,
    leads: addresses.size,
  };
  writeFileSync(`${path}.truth.json`, JSON.stringify({ bytes, ...truth }));
}

/** Such a workbook as the benches take it. */
export function leadsWorkbookInput(rows: number): BenchInput {
  return {
    name: `leads-${rows}-10.xlsx`,
    label: `${rows.toLocaleString('en')} leads`,
    write: (path) => writeLeadsWorkbook(path, { rows, seed: 1 }),
  };
}
