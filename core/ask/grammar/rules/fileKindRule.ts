import { addCondition, note, type Rule, wordAt } from '../draft/draft.ts';

/** What names of files of a kind have in them. */
const endings: ReadonlyMap<string, string> = new Map([
  ['excel', '.xls'],
  ...'csv tsv txt xls xlsx xlsm xlsb ods json jsonl zip gz pdf'
    .split(' ')
    .map((kind): [string, string] => [kind, `.${kind}`]),
]);

/** What names of files end in. */
export const fileEndings: readonly string[] = [...new Set(endings.values())];

/** `xlsx files`, `Excel uploads`. */
export const fileKindRule: Rule = (draft, at) => {
  const field = draft.topic.fields.find(({ name }) => name === 'file' || name === '@file');
  const text = endings.get(wordAt(draft, at).replace(/^\./, ''));
  if (field === undefined || text === undefined) return 0;
  if (!/^(?:files?|uploads?|runs?|imports?|workbooks?|deliver(?:y|ies))$/.test(wordAt(draft, at + 1)))
    return 0;
  addCondition(draft, field, { op: 'contains', text });
  note(draft, [at, 1], `${field.label.toLowerCase()} contains ${text}`);
  return 1;
};
