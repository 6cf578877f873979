import type { ColumnProfile } from '../../model/profile.ts';
import type { Field } from '../../model/targetSchema.ts';
import type { Transform } from '../../model/transform.ts';
import { decimalMarkOf } from '../../values/numbers/decimalMark.ts';
import { areConvertible, type Unit, unitOf } from '../../values/numbers/units.ts';

/**
 * The step that brings a column's figures into the field's unit, where header or cells say another: `Length [in]` for a field in
 * mm, `Paid (TEUR)` for a plain amount, cells such as `5 ft`. `undefined` where nothing says so or the units do not go together.
 */
export function unitStep(profile: ColumnProfile, field: Field): Transform | undefined {
  const decimalMark = decimalMarkOf(profile.format);
  const inCells =
    profile.semanticType === 'quantity' ? unitOf((profile.format ?? '').split(' | ')[0] ?? '') : undefined;
  const from = inCells ?? unitInHeader(profile.name);
  const percent = profile.semanticType === 'percent' && from === undefined ? unitOf('%') : undefined;
  const source = from ?? percent;
  if (source === undefined) return undefined;
  const target = field.unit === undefined ? plainUnit(source) : unitOf(field.unit);
  if (target === undefined || !areConvertible(source, target)) return undefined;
  // `parseNumber` reads a share out of a percent sign by itself.
  const reads = percent !== undefined && target.id === 'share';
  if (reads || (target.id === source.id && inCells === undefined && percent === undefined)) return undefined;
  return { kind: 'convertUnit', from: source.id, to: target.id, decimalMark };
}

/** A field without a unit counts single things, so thousands are to be written out; of other units nobody knows. */
function plainUnit(source: Unit): Unit | undefined {
  return source.dimension === 'scale' && source.id !== '1' ? unitOf('1') : undefined;
}

/** Two letters alone behind a word are too often something else; in parentheses they are a unit. */
const inBrackets = /[([{]\s*(?:in\s+)?([^)\]}]{1,20}?)\s*[)\]}]\s*$/u;
const behindWord =
  /[\s_]+(?:in[\s_]+)?(°\s?[CF]|[%‰]|mm|cm|km|kg|lbs?|psi|bar|kpa|mpa|inches|feet|metres|meters|thousands|millions|TEUR|KEUR|TUSD|TGBP|TCHF|(?:Mio|Mrd|mln|mld)\.?(?:\s?(?:€|EUR))?|(?:тыс|млн|млрд)\.?(?:\s?руб\.?)?|k€|T€)$/iu;

function unitInHeader(name: string): Unit | undefined {
  const trimmed = name.trim();
  const bracketed = inBrackets.exec(trimmed)?.[1];
  const unit = bracketed === undefined ? undefined : unitOf(bracketed.replace(/^(?:in|en|w)\s+/i, ''));
  if (unit !== undefined) return unit;
  const behind = behindWord.exec(trimmed)?.[1];
  return behind === undefined ? undefined : unitOf(behind.replace(/\.$/, ''));
}
