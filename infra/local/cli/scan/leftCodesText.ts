import { scanOptions } from '../../../../core/model/options/scanOptions.ts';
import type { CodeList, LeftCode } from '../../../../core/model/scan.ts';
import { printable } from '../session/textTable.ts';

/** Entries that are named one by one, and characters of each. */
const named = 20;
const namedCharacters = 60;

/** How many codes a list comes to, and each entry that is left out with the reason, a line each. @param from for people */
export function leftCodesText({ codes, left }: CodeList, from: string): readonly string[] {
  const count = `${codes.length.toLocaleString('en')} ${codes.length === 1 ? 'code' : 'codes'}`;
  const start = `${count} from ${printable(from)}`;
  if (left.length === 0) return [start];
  const more = left.length - named;
  return [
    `${start}, ${left.length.toLocaleString('en')} left out:`,
    ...left.slice(0, named).map((one) => `  ${short(one.text)}: ${whyOf(one)}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ];
}

function whyOf({ fault, detail }: LeftCode): string {
  switch (fault) {
    case 'short':
      return `too short to search for, it needs ${scanOptions.fewestSigns} letters or digits`;
    case 'long':
      return `too long to search for, it may have ${scanOptions.longestCode} characters`;
    case 'again':
      return `the same as ${short(detail)}`;
    case 'pattern':
      return `no pattern: ${printable(detail)}`;
  }
}

function short(text: string): string {
  const characters = Array.from(printable(text.slice(0, namedCharacters * 2)));
  return characters.length > namedCharacters
    ? `${characters.slice(0, namedCharacters - 1).join('')}…`
    : characters.join('');
}
