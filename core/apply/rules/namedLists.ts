import type { ValueList } from '../../model/expectation.ts';
import { isCountry } from '../../values/contact/country.ts';
import { isUsState } from '../../values/contact/usState.ts';

/** Places of service on professional claims, as the Centers for Medicare & Medicaid Services publish them (public domain; 2024). */
export const placesOfService: ReadonlySet<string> = new Set(
  (
    '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 53 ' +
    '54 55 56 57 58 60 61 62 65 66 71 72 81 99'
  ).split(' '),
);

const answers: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '1', '0']);

/** Tells whether a text is one of a list that comes with the app; without outer space. */
export function namedList(list: ValueList): (text: string) => boolean {
  switch (list) {
    case 'placeOfService':
      return (text) => placesOfService.has(text);
    case 'usState':
      return isUsState;
    case 'country':
      return isCountry;
    case 'yesNo':
      return (text) => answers.has(text.toLowerCase());
  }
}
