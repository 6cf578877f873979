import { workbookWriteOptions } from '../../model/options/workbookOptions.ts';

/**
 * Makes a name that Excel takes for a sheet: without `\ / ? * [ ] :` and controls, without apostrophes at the ends, not
 * blank, at most 31 UTF-16 units, and unlike all names before without regard to case. A name that is taken gets a number: `Name (2)`.
 *
 * @param taken Lower-case names that are in use; the new one is added.
 */
export function sheetName(wanted: string, taken: Set<string>): string {
  const clean = wanted
    .replaceAll(/[\\/?*[\]:]|[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '_')
    .replaceAll(/^['\s]+|['\s]+$/g, '');
  // Excel keeps this name for itself.
  const base = clean === '' ? 'Sheet' : clean.toLowerCase() === 'history' ? 'History_' : clean;
  let name = cut(base, workbookWriteOptions.sheetNameCharacters);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = ` (${number})`;
    name = cut(base, workbookWriteOptions.sheetNameCharacters - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** Shortens without cutting a surrogate pair in two or leaving an apostrophe or blank at the end. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, isHalf ? length - 1 : length).replace(/['\s]+$/, '');
}
