import type { Derivation } from '../../model/derivedField.ts';
import { dayNumber } from '../../values/dates/calendar.ts';
import { type Derive, type PlaceOf, valueAt } from './derive.ts';

type Of<Kind extends Derivation['kind']> = Extract<Derivation, { readonly kind: Kind }>;

/** @see Derivation */
export function daysBetween({ from, to }: Of<'daysBetween'>, placeOf: PlaceOf): Derive {
  const [first, second] = [placeOf(from), placeOf(to)];
  return (row) => {
    const start = dayIn(valueAt(row, first));
    const end = dayIn(valueAt(row, second));
    return start === null || end === null ? null : String(numberOf(end) - numberOf(start));
  };
}

/** @see Derivation. Who was born on 29 February is a year older from 1 March on, or from the next 29 February. */
export function ageAt({ birth, at }: Of<'ageAt'>, placeOf: PlaceOf): Derive {
  const [first, second] = [placeOf(birth), placeOf(at)];
  return (row) => {
    const born = dayIn(valueAt(row, first));
    const day = dayIn(valueAt(row, second));
    if (born === null || day === null) return null;
    const isBefore = day.month < born.month || (day.month === born.month && day.day < born.day);
    const years = day.year - born.year - (isBefore ? 1 : 0);
    return years < 0 ? null : String(years);
  };
}

/** @see Derivation */
export function datePart({ of, part }: Of<'datePart'>, placeOf: PlaceOf): Derive {
  const place = placeOf(of);
  return (row) => {
    const text = valueAt(row, place);
    const day = dayIn(text);
    if (day === null || text === null) return null;
    switch (part) {
      case 'year':
        return String(day.year);
      case 'month':
        return String(day.month);
      case 'quarter':
        return `${text.slice(0, 4)}-Q${Math.ceil(day.month / 3)}`;
      case 'yearMonth':
        return text.slice(0, 7);
    }
  };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})/;

/** The day of an ISO date, with or without a time; `null` for missing and for anything else. */
function dayIn(text: string | null): Day | null {
  const found = text === null ? null : isoDay.exec(text);
  return found === null ? null : { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function numberOf({ year, month, day }: Day): number {
  return dayNumber(year, month, day);
}
