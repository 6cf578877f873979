import { inferOptions } from '../model/options/understandingOptions.ts';
import { parseNumber } from '../values/numbers/parseNumber.ts';
import type { ValueSample } from './valueSample.ts';

/** Units as people write them behind a figure: mass, length, area, volume, time, speed, temperature, power, data. Case counts. */
const units = new Set(
  (
    'kg g mg µg mcg t lb lbs oz st km m cm mm µm mi mile miles yd ft in " m² m2 km² km2 ft² ft2 sqft ha acre acres ' +
    'l L ml mL cl dl m³ m3 gal qt pt bbl s sec secs ms min mins h hr hrs hour hours d day days wk week weeks month months ' +
    'mo yr yrs year years km/h kph mph m/s kn °C °F C F K W kW MW GW Wh kWh MWh GWh V kV mV A mA Hz kHz MHz GHz J kJ kcal cal ' +
    'Pa kPa hPa bar psi mmHg N Nm B KB kB MB GB TB bit bits bps kbps Mbps Gbps px pt dpi rpm hp PS cc ppm ppb mg/dl mg/dL ' +
    'mmol/l mmol/L g/l g/L kg/m2 kg/m² lb/in ct pcs pc Stk St. Std Tage Jahre ans jours'
  ).split(' '),
);

const quantity = /^([-+]?[\d.,]+)(\s?)([^\d\s.,][^\s,]{0,6})$/u;

/**
 * The units behind the figures of a column whose cells are nearly all a figure and a unit, most frequent first; `null` for any
 * other. Such cells stay text: a program that dropped the unit would add up kilograms and pounds.
 */
export function unitsOf(sample: ValueSample): readonly string[] | null {
  const { texts, counts, total } = sample;
  const allowed = total * (1 - inferOptions.semanticShare) + 1e-6;
  const found = new Map<string, number>();
  let failing = 0;
  for (let at = 0; at < texts.length; at += 1) {
    const unit = unitOf(texts[at] ?? '');
    const count = counts[at] ?? 0;
    if (unit === undefined) {
      failing += count;
      if (failing > allowed) return null;
    } else found.set(unit, (found.get(unit) ?? 0) + count);
  }
  if (found.size === 0) return null;
  return [...found].sort((one, other) => other[1] - one[1]).map(([unit]) => unit);
}

/** The unit of `12 kg`; `undefined` where there is no figure before it or no unit known. */
function unitOf(text: string): string | undefined {
  const match = text.length <= 32 ? quantity.exec(text) : null;
  const [, figure = '', gap = '', unit = ''] = match ?? [];
  // `12A` is a house or a seat sooner than amperes.
  if (!units.has(unit) || (gap === '' && /^[A-Z]$/u.test(unit))) return undefined;
  return parseNumber(figure, '.') === undefined && parseNumber(figure, ',') === undefined ? undefined : unit;
}
