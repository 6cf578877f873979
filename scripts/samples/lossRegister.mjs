import { firms, firstNames, lastNames } from './people.mjs';
import { createRandom, dayText, delimited } from './random.mjs';

const causes = [
  'Leitungswasser',
  'Feuer',
  'Sturm/Hagel',
  'Einbruchdiebstahl',
  'Glasbruch',
  'Überspannung',
  'Haftpflicht Sachschaden',
  'Transportbruch',
  'Kfz-Kollision',
];
const lines = ['Sach', 'Haftpflicht', 'Transport', 'Kfz-Flotte', 'Technische Versicherung'];
const towns = [
  ['04109', 'Leipzig'],
  ['20095', 'Hamburg'],
  ['01067', 'Dresden'],
  ['50667', 'Köln'],
  ['80331', 'München'],
  ['24103', 'Kiel'],
  ['99084', 'Erfurt'],
  ['6020', 'Innsbruck'],
];
const stories = [
  'Rohrbruch im Keller, Lagerware durchnässt',
  'Gabelstapler fuhr gegen Regal; "Totalschaden" laut Fahrer',
  'Dachziegel vom Sturm abgedeckt, Folgeschaden an Decke',
  'Einbruch am Wochenende, Kasse und Laptops entwendet',
  'Kühlaggregat ausgefallen, Ware verdorben',
  'Rear-end collision on customer site, third party vehicle',
  'Kunde auf nassem Boden gestürzt',
  'Ladung verrutscht, Palette beschädigt',
];
/** Senders of this register write the state in their own words. */
const states = [
  'Open',
  'open',
  'O',
  'offen',
  'Closed',
  'C',
  'geschlossen',
  'erledigt',
  'Reopened',
  'Pending',
];

const header = [
  'Schaden-Nr.',
  'Policy No.',
  'Versicherungsnehmer',
  'Sparte',
  'Schadendatum',
  'Meldedatum',
  'Date closed',
  'Status',
  'Schadenursache',
  'Loss Description',
  'PLZ',
  'Schadenort',
  'Claimant',
  'Ccy',
  'Selbstbehalt',
  'Zahlungen',
  'Reserve',
  'Regresse',
  'Gesamtaufwand',
  'Sachbearbeiter',
  'Int. Kz.',
];

/**
 * A broker's loss register as it comes: Windows-1252, semicolons, two title lines, decimal commas, a totals row, dates in two
 * forms of which some may be either day first or month first, and rows without a policy number.
 *
 * @returns {Buffer}
 */
export function lossRegister() {
  const random = createRandom(41);
  const rows = [];
  let [paidSum, reserveSum, recoverySum, incurredSum] = [0, 0, 0, 0];
  for (let i = 0; i < 402; i += 1) {
    const lossDay = random.day('2023-01-05', '2025-08-20');
    const reportDay = lossDay + random.whole(0, 40) * 86_400_000;
    const state = random.pick(states);
    const isClosed = /^(c|geschlossen|erledigt)/i.test(state);
    const paid = random.chance(0.25) ? 0 : random.whole(8_000, 9_500_000);
    const reserve = isClosed ? 0 : random.whole(0, 4_000_000);
    const recovery = random.chance(0.08) ? Math.round(paid * 0.3) : 0;
    paidSum += paid;
    reserveSum += reserve;
    recoverySum += recovery;
    incurredSum += paid + reserve - recovery;
    const [postcode, town] = random.pick(towns);
    rows.push([
      `NL-${dayText(lossDay, 'YYYY')}-${String(i + 117).padStart(5, '0')}`,
      random.chance(0.03) ? random.pick(['', 'n/a', 'folgt']) : `00${random.digits(2)}-${random.digits(6)}`,
      random.pick(firms.de),
      random.pick(lines),
      random.chance(0.015)
        ? random.pick(['unbekannt', '31.02.2024', 'Frühjahr 2024'])
        : dayText(lossDay, 'DD.MM.YYYY'),
      // The London office reports in its own form.
      random.chance(0.06) ? dayText(reportDay, 'DD/MM/YYYY') : dayText(reportDay, 'DD.MM.YYYY'),
      isClosed ? dayText(reportDay + random.whole(20, 300) * 86_400_000, 'DD.MM.YYYY') : '',
      random.chance(0.01) ? 'ruht' : state,
      random.pick(causes),
      random.chance(0.12) ? '' : random.pick(stories),
      postcode,
      random.chance(0.04) ? ` ${town}  ` : town,
      random.chance(0.55)
        ? `${random.pick(firstNames.de)} ${random.pick(lastNames.de.filter((name) => name !== 'Yıldız'))}`
        : '',
      random.chance(0.03) ? 'CHF' : 'EUR',
      amount(random.pick([25_000, 50_000, 100_000, 250_000])),
      random.chance(0.01) ? `${amount(paid)} €` : amount(paid),
      amount(reserve),
      recovery === 0 ? '' : amount(recovery),
      amount(paid + reserve - recovery),
      random.pick(['H. Obermaier', 'S. Tiedemann', 'J. Krüger', '']),
      random.pick(['A', 'B', '', 'X1']),
    ]);
  }
  const totals = header.map(() => '');
  totals[0] = 'Summe';
  totals[header.indexOf('Zahlungen')] = amount(paidSum);
  totals[header.indexOf('Reserve')] = amount(reserveSum);
  totals[header.indexOf('Regresse')] = amount(recoverySum);
  totals[header.indexOf('Gesamtaufwand')] = amount(incurredSum);
  const text = [
    delimited(
      ['Schadenverzeichnis – Nordlicht Assekuranzmakler GmbH, Musterstadt', ...header.slice(1).map(() => '')],
      ';',
    ),
    delimited(
      [
        'Stand: 30.09.2025 – alle Beträge in EUR, sofern nicht anders angegeben',
        ...header.slice(1).map(() => ''),
      ],
      ';',
    ),
    delimited(header, ';'),
    ...rows.map((row) => delimited(row, ';')),
    delimited(totals, ';'),
    '',
  ].join('\r\n');
  return windows1252(text);
}

/** Cents as `1.234,56`. */
function amount(cents) {
  const sign = cents < 0 ? '-' : '';
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/** Latin-1 with the two signs beyond it that the text uses. */
function windows1252(text) {
  const bytes = Buffer.from(text, 'latin1');
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '€') bytes[i] = 0x80;
    else if (text[i] === '–') bytes[i] = 0x96;
    else if (text.charCodeAt(i) > 0xff) throw new Error(`No Windows-1252 byte for ${text[i]}`);
  }
  return bytes;
}
