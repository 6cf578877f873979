/** What a unit measures; only units of one dimension turn into each other. */
export type Dimension =
  | 'length'
  | 'mass'
  | 'pressure'
  | 'temperature'
  | 'area'
  | 'volume'
  | 'duration'
  | 'speed'
  | 'scale'
  | 'share';

export interface Unit {
  /** As packs and mappings write it. */
  readonly id: string;
  readonly dimension: Dimension;
  /** Value in the dimension's base unit = figure x `factor` + `offset`. Factors are exact by definition, but for `month` and `year`. */
  readonly factor: number;
  readonly offset: number;
  /** Other spellings; compared as written, then in lower case. */
  readonly spellings: readonly string[];
}

/**
 * Units of business and engineering files. One a line: id, factor to the base unit (the first of its dimension), offset, spellings
 * parted by `/`. Inch, foot, pound, gallon as agreed in 1959 (NIST SP 811); psi from pound-force and inch.
 */
const tables: Readonly<Record<Dimension, string>> = {
  length: `
m 1 0 metre/meter/metres/meters/mtr
mm 0.001 0 millimetre/millimeter/millimetres/millimeters
cm 0.01 0 centimetre/centimeter/centimetres/centimeters
km 1000 0 kilometre/kilometer/kilometres/kilometers/kms
in 0.0254 0 inch/inches/"/″/zoll
ft 0.3048 0 foot/feet/'/′
yd 0.9144 0 yard/yards
mi 1609.344 0 mile/miles`,
  mass: `
kg 1 0 kilogram/kilograms/kilo/kilos/kgs
g 0.001 0 gram/grams/gramm
mg 0.000001 0 milligram/milligrams
t 1000 0 tonne/tonnes/metric ton/metric tons/to
lb 0.45359237 0 lbs/pound/pounds
oz 0.028349523125 0 ounce/ounces`,
  pressure: `
Pa 1 0 pascal/pascals
kPa 1000 0 kilopascal
MPa 1000000 0 megapascal
bar 100000 0 bars/barg/bar(g)/bara
mbar 100 0 millibar/hpa
psi 6894.757293168361 0 psig/psia/lbs per sq in`,
  temperature: `
K 1 0 kelvin/°K
°C 1 273.15 celsius/deg c/degc/degrees c/grad c/c
°F 0.5555555555555556 255.3722222222222 fahrenheit/deg f/degf/degrees f/f`,
  area: `
m2 1 0 m²/sqm/sq m/qm/square metre/square metres/square meters
ft2 0.09290304 0 ft²/sqft/sq ft/square feet/sf
ha 10000 0 hectare/hectares
acre 4046.8564224 0 acres/ac`,
  volume: `
m3 1 0 m³/cbm/cubic metre/cubic metres/cubic meters
l 0.001 0 litre/liter/litres/liters/ltr
ml 0.000001 0 millilitre/milliliter
gal 0.003785411784 0 gallon/gallons/us gal
ft3 0.028316846592 0 ft³/cu ft/cubic feet/cft
bbl 0.158987294928 0 barrel/barrels`,
  duration: `
day 1 0 d/days/tag/tage/jours/dias
h 0.041666666666666664 0 hour/hours/hr/hrs/stunden/std
min 0.0006944444444444445 0 minute/minutes/mins/minuten
s 0.000011574074074074073 0 sec/second/seconds/sekunden
week 7 0 weeks/wk/wks/wochen
month 30.436875 0 months/monate
year 365.2425 0 years/yr/yrs/jahre`,
  speed: `
m/s 1 0 mps
km/h 0.2777777777777778 0 kmh/kph
mph 0.44704 0 miles per hour
kn 0.5144444444444445 0 knot/knots/kt`,
  scale: `
1 1 0 one/ones/units
thousand 1000 0 thousands/000s/000/'000/k/tsd/teur/keur/tusd/kusd/tgbp/kgbp/tchf/kchf/t€/k€/k$/k£/t€/тыс/тыс. руб/тыс руб/in thousands
million 1000000 0 millions/mio/mn/mm/meur/mioeur/musd/m€/m$/mio€/mio €/mio. €/mio eur/mio. eur/mln/mln €/mln eur/млн/млн руб/млн. руб/in millions
billion 1000000000 0 billions/bn/mrd/mld/mrd €/mrd. €/mrd eur/mrd. eur/млрд/млрд руб/млрд. руб`,
  share: `
share 1 0 fraction/ratio/quota
percent 0.01 0 %/pct/per cent/prozent/percentage
permille 0.001 0 ‰/per mille
bp 0.0001 0 bps/basis points`,
};

const units: readonly Unit[] = Object.entries(tables).flatMap(([dimension, text]) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', factor = '', offset = '', ...rest] = line.split(' ');
      return {
        id,
        dimension: dimension as Dimension,
        factor: Number(factor),
        offset: Number(offset),
        spellings: rest.join(' ').split('/'),
      };
    }),
);

const byId = new Map(units.map((unit) => [unit.id, unit]));
const bySpelling = new Map<string, Unit>();
for (const unit of units) {
  for (const spelling of [unit.id, ...unit.spellings]) {
    for (const one of [spelling, spelling.toLowerCase()]) if (!bySpelling.has(one)) bySpelling.set(one, unit);
  }
}

/** The unit that a text names: `mm`, `Inches`, `°F`, `TEUR`; `undefined` for anything else. */
export function unitOf(text: string): Unit | undefined {
  const trimmed = text.trim();
  return byId.get(trimmed) ?? bySpelling.get(trimmed) ?? bySpelling.get(trimmed.toLowerCase());
}

/** Every unit's id, for choosing; those of one dimension stand together. */
export function unitIds(): readonly string[] {
  return units.map((unit) => unit.id);
}

/** Whether figures in one unit can be written in the other. */
export function areConvertible(from: Unit, to: Unit): boolean {
  return from.dimension === to.dimension;
}

/** The figure in another unit of the same dimension, as a float. */
export function convert(figure: number, from: Unit, to: Unit): number {
  if (from.id === to.id) return figure;
  return (figure * from.factor + (from.offset - to.offset)) / to.factor;
}
