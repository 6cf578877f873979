import { structureOptions } from '../../model/options/readingOptions.ts';
import type { RecordForm } from './recordForms.ts';

/**
 * Whether the records are one thing described by pairs of key and value (`Owner, Mirant`, `Start, 2002-01-03`): two
 * columns, keys that are different texts, and values of which neither figures nor text are the rule. Such a sheet has
 * no row that names its columns, unless the first pair does: `Field, Value`, or a text over nothing but figures.
 */
export function isKeyValueSheet(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
): boolean {
  const keys = new Set<string>();
  let keyColumn = -1;
  let valueColumn = -1;
  let pairs = 0;
  let figures = 0;
  let firstIsText = false;
  for (let row = 0; row < forms.length; row += 1) {
    const form = forms[row];
    if (form === undefined || form.filled === 0) continue;
    if (form.filled > 2) return false;
    if (form.filled === 1) {
      if (form.firstFilled > keyColumn && keyColumn >= 0) return false;
      continue;
    }
    const key = form.firstFilled;
    const value = form.kinds.findLastIndex((kind) => kind !== 'empty');
    if (keyColumn < 0) {
      keyColumn = key;
      valueColumn = value;
      if (headings.test(records[row]?.[value]?.trim() ?? '')) return false;
    }
    const text = records[row]?.[key]?.trim() ?? '';
    if (key !== keyColumn || value !== valueColumn || form.kinds[key] !== 'text' || keys.has(text))
      return false;
    keys.add(text);
    pairs += 1;
    if (form.kinds[value] !== 'text' && form.kinds[value] !== 'placeholder') figures += 1;
    else if (pairs === 1) firstIsText = true;
  }
  if (firstIsText && figures === pairs - 1) return false;
  const { pairs: least, mixedShare } = structureOptions;
  return pairs >= least && figures >= pairs * mixedShare && figures <= pairs * (1 - mixedShare);
}

/** What the column of values is called where somebody names it. */
const headings =
  /^(?:values?|data|settings?|contents?|details?|description|response|answer|result|wert|valeur|valor)$/i;
