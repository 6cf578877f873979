import { shiftPoint } from '../../values/numbers/shiftPoint.ts';
import { areConvertible, convert, type Unit, unitOf } from '../../values/numbers/units.ts';
import { plainFloat, plainNumber } from './plainNumber.ts';
import { failure } from './step.ts';
import type { StepResult, TransformEntry } from './step.ts';

/**
 * Figures in one unit become figures in another. A unit that stands behind the figure counts instead of the one expected; one of
 * another dimension rejects the row. Powers of ten move the point, so no digit is lost; other factors round to 12 digits.
 */
export const convertUnit: TransformEntry<'convertUnit'> = {
  kind: 'convertUnit',
  label: 'Convert unit',
  about:
    'Converts figures from one unit to another; a unit behind the figure counts instead of the one expected.',
  failsWith: ['NOT_A_NUMBER', 'WRONG_UNIT'],
  compile: ({ from, to, decimalMark }) => {
    const source = unitOf(from);
    const target = unitOf(to);
    const notANumber = failure('NOT_A_NUMBER');
    const wrongUnit = failure('WRONG_UNIT');
    return (value) => {
      if (value === null) return null;
      if (source === undefined || target === undefined) return wrongUnit;
      const { figure, unit } = withUnit(value, source);
      if (!areConvertible(unit, target)) return wrongUnit;
      const plain = plainNumber(figure, decimalMark);
      return plain === undefined ? notANumber : (converted(plain, unit, target) ?? notANumber);
    };
  },
};

const figureAndUnit = /^([^\p{L}°"'′″%‰]*\d[^\p{L}°"'′″%‰]*?)\s*([\p{L}°"'′″%‰][^\d]{0,19}[23²³]?)$/u;

function withUnit(value: string, expected: Unit): { readonly figure: string; readonly unit: Unit } {
  const found = value.length > 64 ? null : figureAndUnit.exec(value.trim());
  const unit = found === null ? undefined : unitOf(found[2] ?? '');
  return unit === undefined ? { figure: value, unit: expected } : { figure: found?.[1] ?? '', unit };
}

/** Digits of a float that survive a conversion there and back. */
const digits = 12;

function converted(plain: string, from: Unit, to: Unit): StepResult | undefined {
  if (from.id === to.id) return plain;
  const power = Math.log10(from.factor / to.factor);
  const places = Math.round(power);
  if (from.offset === to.offset && Math.abs(power - places) < 1e-12) return shiftPoint(plain, places);
  const value = convert(Number(plain), from, to);
  return Number.isFinite(value) ? plainFloat(Number(value.toPrecision(digits))) : undefined;
}
