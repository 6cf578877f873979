import { AppError } from '../model/errors.ts';
import { scanOptions } from '../model/options/scanOptions.ts';
import type { CodeFault, CodeList, LeftCode, ScanCode, ScanOptions } from '../model/scan.ts';
import { trimBlanks } from '../values/text/characters.ts';
import { compilePattern } from '../values/patterns/safePattern.ts';
import { type CodeForm, codeForm } from './codeForm.ts';
import { isWordSign } from './plainSigns.ts';

/**
 * Reads a list of codes: empty entries are passed over, doubles and unusable ones left out and told.
 *
 * @throws {AppError} `USAGE` where nothing is left to search for, or there are more than half a million
 */
export function readCodes(given: readonly ScanCode[], options: ScanOptions): CodeList {
  const codes: ScanCode[] = [];
  const left: LeftCode[] = [];
  const seen = new Map<string, string>();
  const families = new Map<string, number[]>();
  for (const [place, { text, isPattern }] of given.entries()) {
    const code = { text: trimBlanks(text), isPattern };
    if (code.text === '') continue;
    const form = isPattern || code.text.length > scanOptions.longestCode ? none : codeForm(code.text);
    const fault = faultOf(code, form);
    const key = fault === undefined ? keyOf(code, form, options) : '';
    const first = seen.get(key);
    if (fault !== undefined || first !== undefined) {
      left.push({ place, text: code.text, ...(fault ?? { fault: 'again', detail: first ?? '' }) });
      continue;
    }
    seen.set(key, code.text);
    if (!isPattern) {
      const family = families.get(form.alike);
      if (family === undefined) families.set(form.alike, [codes.length]);
      else family.push(codes.length);
    }
    codes.push(code);
  }
  if (codes.length === 0) {
    throw new AppError('USAGE', 'There is no code to search for.', {
      remedy: `A code has at least ${scanOptions.fewestSigns} letters or digits.`,
    });
  }
  if (codes.length > scanOptions.mostCodes)
    throw new AppError('USAGE', `There are more than ${scanOptions.mostCodes} codes.`);
  return { codes, left, alike: [...families.values()].filter(({ length }) => length > 1) };
}

const none: CodeForm = { signs: '', alike: '', gaps: [] };

function faultOf(
  { text, isPattern }: ScanCode,
  form: CodeForm,
): { readonly fault: CodeFault; readonly detail: string } | undefined {
  if (isPattern) {
    const pattern = compilePattern(text);
    return typeof pattern === 'string' ? { fault: 'pattern', detail: pattern } : undefined;
  }
  if (text.length > scanOptions.longestCode) return { fault: 'long', detail: '' };
  let signs = 0;
  for (const sign of form.signs) {
    if (isWordSign(sign)) signs += 1;
    if (signs === scanOptions.fewestSigns) return undefined;
  }
  return { fault: 'short', detail: '' };
}

/** What two entries share that find the same. */
function keyOf(
  { text, isPattern }: ScanCode,
  { signs, gaps }: CodeForm,
  { anyCase, anySeparator }: ScanOptions,
): string {
  if (isPattern) return `/${anyCase ? text.toLowerCase() : text}`;
  const cased = anyCase ? signs.toUpperCase() : signs;
  return anySeparator ? `=${cased}` : `=${cased}\n${gaps.join('\n')}`;
}
