import { type CellKind, cellKind } from './cellKind.ts';

/**
 * How much a record looks like the names of the columns below it: the mean over its cells, about -1 to 1.
 *
 * Names differ in form from what they name (text over figures, short over long, no digits over codes), do not
 * occur again below, and are words that people name columns with. Above 0 it is rather a header.
 */
export function headerVote(header: readonly string[], body: readonly (readonly string[])[]): number {
  let sum = 0;
  let votes = 0;
  for (let c = 0; c < header.length; c += 1) {
    const name = (header[c] ?? '').trim();
    const values: string[] = [];
    for (const record of body) {
      const value = (record[c] ?? '').trim();
      if (value !== '') values.push(value);
    }
    if (name === '' && values.length === 0) continue;
    votes += 1;
    sum += name === '' ? -0.2 : columnVote(name, values);
  }
  const filled = header.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const doubles = filled.length - new Set(filled).size;
  return votes === 0 ? 0 : sum / votes - doubles / votes / 2;
}

/** Whether a text is, or ends with, a word that columns are named with. */
export function isColumnWord(text: string): boolean {
  return text.length <= 30 && usual.test(text);
}

function columnVote(name: string, values: readonly string[]): number {
  const kind = cellKind(name);
  if (isFigure(kind)) return -1;
  let vote = usual.test(name) || isJoined(name) ? 0.6 : 0.1;
  if (/[.!?]$/.test(name) || name.length > 80) vote -= 0.3;
  if (values.length === 0) return vote;
  const lower = name.toLowerCase();
  if (values.some((value) => value.toLowerCase() === lower)) return -1;
  if (isNumbered(name, values)) return -1;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (share((value) => isFigure(cellKind(value))) >= 0.6) return vote + 0.8;
  if (share((value) => /\d/.test(value)) >= 0.8) vote += /\d/.test(name) ? -0.4 : 0.5;
  const lengths = values.map((value) => value.length).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  const even = values.length > 2 && lengths[0] === lengths.at(-1);
  if (even) vote += name.length === median ? -0.4 : 0.5;
  else if (median > name.length * 2.5 || (name.length > median * 2.5 && median > 0)) vote += 0.3;
  if (values.length >= 10 && new Set(values).size <= values.length / 4) vote += 0.4;
  return Math.max(-1, Math.min(1, vote));
}

/** Whether a name is of words joined as in programs: `firstName`, `first_name`. Two looks, as one takes minutes over a megabyte. */
function isJoined(name: string): boolean {
  return /^\w+$/.test(name) && /^[A-Za-z]+[A-Z_]/.test(name);
}

/** Whether a name is one more of numbered values: `Table 3.1` over `Table 3.2`, `Table 3.3`. */
function isNumbered(name: string, values: readonly string[]): boolean {
  const word = /^(\p{L}{2,})\.?\s*\d/u.exec(name)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  const alike = values.filter(
    (value) => value.toLowerCase().startsWith(word) && /^\p{L}+\.?\s*\d/u.test(value),
  );
  return alike.length * 2 > values.length;
}

function isFigure(kind: CellKind): boolean {
  return kind === 'number' || kind === 'moment';
}

/** Words that columns are named with, in some languages of business files. */
const usual =
  /\b(?:id|no|nr|num|number|name|code|date|datum|time|year|month|type|status|state|city|country|address|street|zip|phone|e-?mail|amount|total|sum|price|cost|qty|quantity|count|value|unit|units|description|desc|category|class|group|region|title|comment|comments|notes?|remarks?|key|url|link|first|last|surname|gender|sex|age|company|organi[sz]ation|department|currency|percent|rate|source|reference|ref|index|version|lat|lon|latitude|longitude|nom|prénom|ville|pays|vorname|nachname|ort|plz|straße|betrag|menge|preis|nombre|fecha|importe|ciudad|país|nome|data|cognome|città)\b/i;
