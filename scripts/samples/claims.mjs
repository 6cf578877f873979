import { firstNames, lastNames } from './people.mjs';
import { createRandom, dayText, delimited } from './random.mjs';

const header = [
  'Claim No',
  'Line No',
  'Claim Type',
  'Claim Status',
  'Member ID',
  'Patient Last Name',
  'Patient First Name',
  'DOB',
  'Sex',
  'Patient State',
  'Patient Zip',
  'Group No',
  'Payer',
  'DOS From',
  'DOS Thru',
  'POS',
  'Dx1',
  'Dx2',
  'CPT/HCPCS',
  'Mod1',
  'Units',
  'Billing NPI',
  'Billing Provider',
  'Tax ID',
  'Rendering NPI',
  'Billed Amount',
  'Allowed Amt',
  'Paid Amt',
  'Paid Date',
  'Batch Ref',
];

const diagnoses = [
  'E11.9',
  'I10',
  'J45.909',
  'M54.50',
  'Z00.00',
  'F41.1',
  'K21.9',
  'N39.0',
  'R07.9',
  'S93.401A',
  'J06.9',
  'E78.5',
];
const procedures = [
  ['99213', 13_200],
  ['99214', 18_900],
  ['93000', 4_800],
  ['80053', 3_100],
  ['J1100', 2_400],
  ['71046', 9_900],
  ['97110', 6_600],
  ['G0439', 17_500],
  ['36415', 1_200],
  ['20610', 21_000],
];
const places = [
  ['02139', 'MA'],
  ['60614', 'IL'],
  ['07030', 'NJ'],
  ['94110', 'CA'],
  ['30309', 'GA'],
  ['78704', 'TX'],
  ['00901', 'PR'],
  ['33139', 'FL'],
];
const payers = ['Meadowlark Health Plan', 'Coastal Mutual', 'Summit Choice PPO', 'Prairie State Medicaid'];
const providers = [
  'Brightwater Clinic PC',
  'Larkfield Family Medicine',
  'Ironbark Orthopaedics LLC',
  'Tallgrass Imaging Center',
  'Quillon Behavioral Health',
];

/**
 * A clearing house's quarter of professional claims: mostly clean, with wrong check digits, impossible dates, payments above
 * the charge, lines sent twice, and spellings of sex and status that differ.
 *
 * @returns {Buffer}
 */
export function claims() {
  const random = createRandom(1996);
  const billing = providers.map((name, i) => ({
    name,
    npi: npi(random),
    taxId: `${10 + i}-${random.digits(7)}`,
  }));
  const rendering = Array.from({ length: 14 }, () => npi(random));
  const rows = [];
  let claim = 0;
  while (rows.length < 985) {
    claim += 1;
    const [zip, state] = random.pick(places);
    const provider = random.pick(billing);
    const from = random.day('2025-07-01', '2025-09-28');
    const status = random.pick(['Paid', 'Paid', 'Paid', 'paid', 'Denied', 'Pended', 'PAID']);
    const shared = {
      no: `25${String(claim).padStart(7, '0')}`,
      member: `M${random.digits(8)}`,
      last: random.pick(lastNames.en),
      first: random.pick(firstNames.en),
      born: random.day('1938-01-01', '2019-12-31'),
      sex: random.chance(0.04) ? random.pick(['male', 'Female', 'U', '']) : random.pick(['M', 'F']),
      group: `G${random.digits(5)}`,
      payer: random.pick(payers),
      npi: random.pick(rendering),
      place: random.pick(['11', '11', '11', '22', '02', '21']),
    };
    const lineCount = random.pick([1, 1, 2, 3]);
    for (let line = 1; line <= lineCount; line += 1) {
      const [code, price] = random.pick(procedures);
      const units = code === '97110' ? random.whole(1, 4) : 1;
      const billed = price * units;
      const allowed = Math.round(billed * (0.45 + random.next() * 0.4));
      const paid = /denied|pended/i.test(status)
        ? 0
        : random.chance(0.012)
          ? billed + random.whole(500, 9_000)
          : Math.round(allowed * 0.8);
      rows.push([
        shared.no,
        line,
        random.chance(0.02) ? 'PROF' : 'professional',
        status,
        random.chance(0.008) ? '' : shared.member,
        shared.last,
        shared.first,
        random.chance(0.008)
          ? random.pick(['00/00/0000', '02/30/1987', 'unknown'])
          : dayText(shared.born, 'MM/DD/YYYY'),
        shared.sex,
        state,
        zip,
        shared.group,
        shared.payer,
        random.chance(0.006)
          ? random.pick(['13/07/2025', '2025', '09/31/2025'])
          : dayText(from, 'MM/DD/YYYY'),
        dayText(from + (shared.place === '21' ? random.whole(1, 6) : 0) * 86_400_000, 'MM/DD/YYYY'),
        shared.place,
        random.pick(diagnoses),
        random.chance(0.45) ? random.pick(diagnoses) : '',
        code,
        random.chance(0.2) ? random.pick(['25', '59', 'GT', '95']) : '',
        units,
        provider.npi,
        provider.name,
        provider.taxId,
        random.chance(0.02) ? wrongDigit(shared.npi) : shared.npi,
        money(billed),
        money(allowed),
        money(paid),
        paid === 0 ? '' : dayText(from + random.whole(14, 60) * 86_400_000, 'MM/DD/YYYY'),
        `B${dayText(from, 'YYYYMM')}-${random.whole(1, 9)}`,
      ]);
    }
  }
  // The same lines sent again with the next batch.
  for (let i = 0; i < 15; i += 1) rows.push(rows[i * 61 + 7]);
  return Buffer.from([header, ...rows].map((row) => `${delimited(row, ',')}\n`).join(''), 'utf8');
}

function money(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Ten digits whose last is the check digit over 80840 and the first nine (Luhn), as the register of providers defines it. */
function npi(random) {
  const nine = `1${random.digits(8)}`;
  const digits = Array.from(`80840${nine}`, Number).reverse();
  const sum = digits.reduce((total, digit, i) => {
    const value = i % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

function wrongDigit(number) {
  return `${number.slice(0, 9)}${(Number(number[9]) + 1) % 10}`;
}
