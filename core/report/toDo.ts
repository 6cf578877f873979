import { countText } from './countText.ts';
import { reasonRemedy, reasonWords } from './reasonWords.ts';
import type { ReportFacts } from './reportFacts.ts';

/** Reasons that are worth a line of their own. */
const reasons = 3;

/** What a reader of the report should do, the most urgent first; one line where there is nothing. */
export function toDo(facts: ReportFacts): readonly string[] {
  const { counts, schema, correspondences, table } = facts;
  const lines: string[] = [];
  const fed = new Set(correspondences.map(({ field }) => field));
  const open = schema.fields.filter(({ name, required }) => required && !fed.has(name));
  if (open.length > 0)
    lines.push(
      `No column feeds ${listText(open.map(({ name }) => name))}, which the target requires. Map a column to it, or ask the sender for one.`,
    );
  for (const failure of counts.failures.slice(0, reasons)) {
    const { code, field, count } = failure;
    const where = field === '' ? '' : ` in ${field}`;
    lines.push(
      `${countText(count)} ${count === 1 ? 'value' : 'values'}${where}: ${inSentence(reasonWords(schema, failure))}. ${reasonRemedy(code)}`,
    );
  }
  if (counts.rowsRejected > 0)
    lines.push(
      'Filter the sheet Rejects by Field, correct the rows in the source or the mapping, and run the file again.',
    );
  const told = (counts.rules ?? []).filter(({ broken, rejects }) => broken > 0 && !rejects);
  if (told.length > 0)
    lines.push(
      `${countText(told.length)} ${told.length === 1 ? 'rule was' : 'rules were'} broken by rows that were written all the same: read the sheet Quality before these rows are used.`,
    );
  if ((counts.duplicates?.groups ?? 0) > 0)
    lines.push('Compare the groups on the sheet Duplicates, and keep one row of each.');
  if ((counts.likely?.groups ?? 0) > 0)
    lines.push(
      'Look at the groups on the sheet Likely duplicates: no key says that their rows are the same, so none was rejected.',
    );
  const grave = table.issues.filter(({ severity }) => severity === 'critical' || severity === 'high');
  if (grave.length > 0)
    lines.push(
      `${countText(grave.length)} ${grave.length === 1 ? 'finding' : 'findings'} about the source of high severity: read the sheet Quality.`,
    );
  return lines.length > 0 ? lines : ['Nothing: the cleaned files are ready for use.'];
}

/** `a`, `a and b`, `a, b and 3 more` */
function listText(names: readonly string[]): string {
  if (names.length <= 3) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** Without the marks of a sentence of its own. */
function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '');
}
