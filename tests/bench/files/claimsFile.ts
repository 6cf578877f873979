import { padded, type Random, seeded } from '../../seededRandom.ts';
import { type Cell, type ColumnKind, writeTable } from './tableWriter.ts';

const columns: readonly {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly wrong?: readonly string[];
}[] = [
  { name: 'claim_id', kind: 'text' },
  { name: 'contract', kind: 'text' },
  { name: 'member_id', kind: 'integer', wrong: wrongNumbers() },
  { name: 'insured', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'birth_date', kind: '%Y-%m-%d', wrong: wrongDates() },
  { name: 'service_date', kind: '%m/%d/%Y', wrong: wrongDates() },
  { name: 'received_at', kind: '%Y-%m-%d %H:%M:%S', wrong: wrongDates() },
  { name: 'diagnosis', kind: 'text' },
  { name: 'procedure', kind: 'integer' },
  { name: 'provider_npi', kind: 'integer', wrong: wrongNumbers() },
  { name: 'provider', kind: 'text' },
  { name: 'billed', kind: 'money', wrong: wrongNumbers() },
  { name: 'paid', kind: 'number', wrong: wrongNumbers() },
  { name: 'coinsurance', kind: 'share', wrong: wrongNumbers() },
  { name: 'units', kind: 'integer', wrong: wrongNumbers() },
  { name: 'status', kind: 'text' },
  { name: 'inpatient', kind: 'boolean', wrong: ['maybe'] },
  { name: 'remarks', kind: 'text' },
];

/** Cells that are no date and no way of saying that there is none. */
function wrongDates(): readonly string[] {
  return ['2023-02-30', '13/45/2023', '31/12/2022 ?', 'see remarks', '2O23-01-05'];
}

function wrongNumbers(): readonly string[] {
  return ['12O.50', 'abc', '1.2.3', 'see note', '4l7'];
}

const missing = ['', '', '', '', '', '', 'NULL', 'N/A'];
const states = ['PAID', 'PAID', 'PAID', 'PAID', 'PAID', 'PAID', 'DENIED', 'PENDING', 'APPEAL', 'VOID'];
const hosts = ['example.org', 'mail.example.com', 'example.net', 'health.example'];
const diagnoses =
  'A09 B34.9 C50.911 E11.9 E78.5 F41.1 G47.33 H52.4 I10 I25.10 J06.9 J45.909 K21.9 L03.115 M25.561 M54.5 N39.0 R07.9 S93.401A Z00.00'.split(
    ' ',
  );
const given =
  'Ana Björn Chen Dalia Emeka Fatima Grace Hiro Inés Jonas Katarína Leila Mateo Noor Olga Paulo Quinn Renée Sven Tariq Uma Viktor Wanda Ximena Yusuf Zoë'.split(
    ' ',
  );
const family =
  'Abara Berg Costa Dvořák Eriksen Fofana García Huang Ivanov Jansen Kowalski Lindqvist Moreau Nakamura Okafor Petrov Quispe Rossi Schäfer Tanaka Ueda Varga Weber Xu Yılmaz Zhang'.split(
    ' ',
  );
const words =
  'account adjusted after appeal approved attached audit benefit carrier claim closed coded contact copy corrected date denied discharge duplicate entered filed final follow form from group handed imaging in invoice late letter missing modifier note on open paid panel part pending phone primary provider queue received record referral remark reopened request review second sent service signed surgical therapy timely to unit verified visit waiting with within'.split(
    ' ',
  );

export interface ClaimsOptions {
  readonly rows: number;
  /** Without: about 2 % missing, and nothing else. With: 0.5 % wrong cells, 0.01 % ragged and 0.02 % repeated rows too. */
  readonly dirty: boolean;
  readonly seed: number;
}

/** Writes a claims file of 20 columns, about 275 bytes a row; the same options give the same bytes. */
export async function writeClaimsFile(path: string, { rows, dirty, seed }: ClaimsOptions): Promise<void> {
  const random = seeded(seed);
  const providers = Array.from({ length: 2_000 }, (_, index) => ({
    npi: `1${padded((index * 7_919 + 123_457) % 1_000_000_000, 9)}`,
    name: quoted(`${random.pick(family)}, ${random.pick(given)} ${random.pick(['MD', 'DO', 'NP', 'PA-C'])}`),
  }));
  const file = writeTable(path, columns);
  let previous: readonly Cell[] | undefined;
  for (let index = 0; index < rows; index++) {
    if (dirty && previous !== undefined && random.next() < 0.0002) {
      await file.row(previous, true);
      continue;
    }
    const cells = claim(index, providers, random).map((cell, column) =>
      spoiled(cell, column, { dirty, random }),
    );
    const slip = dirty ? random.next() : 1;
    if (slip < 0.00005) await file.row([...cells, { text: 'extra', is: 'value' }]);
    else if (slip < 0.0001) await file.row(cells.slice(0, 17));
    else {
      await file.row(cells);
      previous = cells;
    }
  }
  await file.end();
}

function claim(
  index: number,
  providers: readonly { readonly npi: string; readonly name: string }[],
  random: Random,
): readonly Cell[] {
  const { below, pick, next } = random;
  const [first, last] = [pick(given), pick(family)];
  const provider = providers[Math.floor(next() * next() * providers.length)] ?? { npi: '', name: '' };
  const member = 100_000_000 + ((below(300_000) * 2_971) % 800_000_000);
  const billed = 500 + Math.floor(next() ** 3 * 2_500_000);
  const paid = Math.floor(billed * (0.2 + next() * 0.7));
  const percent = pick([0, 10, 20, 20, 20, 30, 50]);
  const units = 1 + Math.floor(next() * next() * 12);
  const procedure = 99_000 + ((Math.floor(next() * next() * 400) * 137) % 999);
  const [year, month, day] = [2021 + below(4), padded(1 + below(12), 2), padded(1 + below(28), 2)];
  const time = `${padded(below(24), 2)}:${padded(below(60), 2)}:${padded(below(60), 2)}`;
  return [
    text(`CLM-${padded(index, 8)}-${year}`),
    text(`P${100_000 + below(900_000)}-${String.fromCharCode(65 + below(26))}`),
    figure(String(member), member),
    text(quoted(`${last}, ${first}`)),
    text(`${plain(first)}.${plain(last)}${below(999)}@${pick(hosts)}`),
    text(`(${200 + below(700)}) ${200 + below(700)}-${padded(below(10_000), 4)}`),
    text(`${1935 + below(85)}-${padded(1 + below(12), 2)}-${padded(1 + below(28), 2)}`),
    text(`${month}/${day}/${year}`),
    text(`${year}-${month}-${day} ${time}`),
    text(diagnoses[Math.floor(next() * next() * diagnoses.length)] ?? ''),
    figure(String(procedure), procedure),
    figure(provider.npi, Number(provider.npi)),
    text(provider.name),
    figure(money(billed), billed / 100),
    figure((paid / 100).toFixed(2), paid / 100),
    figure(`${percent}%`, percent),
    figure(String(units), units),
    text(pick(states)),
    text(next() < 0.12 ? 'Y' : 'N'),
    text(remarks(last, random)),
  ];
}

/** Every column but the key has gaps; those with a form have cells against it in a dirty file. */
function spoiled(
  cell: Cell,
  column: number,
  { dirty, random }: { readonly dirty: boolean; readonly random: Random },
): Cell {
  if (column === 0) return cell;
  const share = random.next();
  if (share < 0.02) return { text: random.pick(missing), is: 'missing' };
  const wrong = columns[column]?.wrong;
  return dirty && share < 0.025 && wrong !== undefined ? { text: random.pick(wrong), is: 'invalid' } : cell;
}

function remarks(last: string, { below, pick, next }: Random): string {
  let note = pick(words);
  for (let more = 3 + below(11); more > 0; more--) note += `${next() < 0.08 ? ', ' : ' '}${pick(words)}`;
  return quoted(next() < 0.03 ? `${note} per "${last}"` : note);
}

function text(value: string): Cell {
  return { text: value, is: 'value' };
}

function figure(value: string, number: number): Cell {
  return { text: value, is: 'value', number };
}

function money(cents: number): string {
  return quoted(`$${Math.floor(cents / 100).toLocaleString('en')}.${padded(cents % 100, 2)}`);
}

/** In quotes where it has to be. */
function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
