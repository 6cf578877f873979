import { createRandom, delimited } from './random.mjs';

const header = [
  'LINE NO.',
  'SIZE (IN)',
  'FLUID',
  'UNIT',
  'SEQ. NO.',
  'PIPING CLASS',
  'SCH.',
  'INSUL. TYPE',
  'INSUL. THK (MM)',
  'TRACING',
  'FROM',
  'TO',
  'P&ID NO.',
  'DES. PRESS. (BARG)',
  'DES. TEMP. (°C)',
  'OPER. PRESS. (BARG)',
  'OPER. TEMP. (°C)',
  'TEST PRESS. (BARG)',
  'TEST MEDIUM',
  'NDE %',
  'PWHT',
  'PAINT',
  'STRESS (Y/N)',
  'CORR. ALLOW. (MM)',
  'REV.',
  'REMARKS',
];

/** What flows, in which class and under which conditions: bar and degrees Celsius. */
const services = [
  { code: 'P', classes: ['A1A', 'B2C'], pressure: [4, 28], temperature: [40, 180], insulation: 'HC' },
  { code: 'LS', classes: ['A2S'], pressure: [3, 5], temperature: [140, 160], insulation: 'HC' },
  { code: 'HS', classes: ['D4S'], pressure: [38, 42], temperature: [370, 400], insulation: 'HC' },
  { code: 'CWS', classes: ['A1W'], pressure: [3, 6], temperature: [25, 30], insulation: 'N' },
  { code: 'CWR', classes: ['A1W'], pressure: [2, 4], temperature: [35, 42], insulation: 'N' },
  { code: 'IA', classes: ['A3G'], pressure: [6, 7], temperature: [20, 40], insulation: 'N' },
  { code: 'N2', classes: ['A1A'], pressure: [6, 8], temperature: [20, 40], insulation: 'N' },
  { code: 'FG', classes: ['B2C'], pressure: [3, 10], temperature: [15, 60], insulation: 'PP' },
];
const sizes = [
  ['3/4"', 'SCH 80'],
  ['1"', 'SCH 80'],
  ['1 1/2"', 'SCH 80'],
  ['2"', 'SCH 40'],
  ['3"', 'SCH 40'],
  ['4"', 'SCH 40'],
  ['6"', 'STD'],
  ['8"', 'STD'],
  ['10"', 'STD'],
  ['12"', 'XS'],
];
const thickness = ['30', '40', '50', '80'];

/**
 * A contractor's line list as it leaves the spreadsheet: title lines, sizes in inches inside quotes, marks for "to be told"
 * among the figures, a heading above the lines of each unit, deleted lines that stay in the list.
 *
 * @returns {Buffer}
 */
export function lineList() {
  const random = createRandom(208);
  const blank = header.map(() => '');
  const titled = (text) => [text, ...blank.slice(1)];
  const rows = [];
  for (const unit of ['210', '215', '320']) {
    rows.push(titled(`UNIT ${unit}`));
    for (let i = 0; i < 62; i += 1) rows.push(line(random, unit, i + 1));
  }
  const text = [
    titled('PIPING LINE LIST - Example Solvents Plant, Phase 2'),
    titled('Doc. No. XSP-PI-LST-0004, Rev. 3, issued for construction'),
    header,
    ...rows,
    titled('N = not insulated, HC = heat conservation, PP = personnel protection'),
  ]
    .map((cells) => delimited(cells, ','))
    .join('\r\n');
  return Buffer.from(`\uFEFF${text}\r\n`, 'utf8');
}

function line(random, unit, place) {
  const { code, classes, pressure, temperature, insulation } = random.pick(services);
  const [size, schedule] = random.pick(sizes);
  const pipingClass = random.pick(classes);
  const number = `${unit}${String(place).padStart(2, '0')}`;
  const operating = random.whole(pressure[0] * 10, pressure[1] * 10) / 10;
  const warm = random.whole(temperature[0], temperature[1]);
  const design = Math.ceil(operating * 1.1 + 1);
  const designWarm = Math.ceil((warm + 20) / 5) * 5;
  const inService = code === 'IA' && random.chance(0.5);
  const isDeleted = random.chance(0.03);
  const ends = ['P', 'V', 'E', 'T'].map((kind) => `${kind}-${unit}${random.whole(1, 9)}`);
  return [
    `${size}-${code}-${number}-${pipingClass}${insulation === 'N' ? '' : `-${insulation}`}`,
    size,
    code,
    unit,
    number,
    pipingClass,
    schedule,
    insulation,
    insulation === 'N' ? random.pick(['', '-']) : random.pick(thickness),
    insulation === 'HC' && random.chance(0.2) ? random.pick(['ST', 'ET']) : random.pick(['N', 'NONE', '']),
    random.pick(ends),
    random.chance(0.15) ? `${unit}-HDR` : random.pick(['R', 'C', 'S']) + `-${unit}${random.whole(1, 9)}`,
    `XSP-${unit}-PID-00${random.whole(1, 6)}`,
    random.chance(0.02) ? 'HOLD' : String(design),
    random.chance(0.02) ? 'VTA' : String(designWarm),
    operating.toFixed(1),
    String(warm),
    inService ? '' : (design * 1.5).toFixed(1),
    inService ? 'IN SERVICE' : random.pick(['WATER', 'WATER', 'Water', 'HYDRO', 'AIR']),
    random.pick(['10', '10', '20', '100']),
    random.pick(['N', 'N', 'N', 'Y']),
    random.pick(['A1', 'A2', 'B1', 'N']),
    designWarm >= 150 ? 'Y' : 'N',
    random.pick(['1.5', '3.0', '0']),
    random.pick(['0', '1', '2', '3', '3']),
    isDeleted
      ? 'LINE DELETED'
      : random.chance(0.15)
        ? random.pick(['Slope 1:100', 'No pockets', 'Hold: vendor data, pump nozzle', 'Free draining'])
        : '',
  ];
}
