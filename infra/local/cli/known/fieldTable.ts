import type { TargetSchema } from '../../../../core/model/targetSchema.ts';
import { printable, textTable } from '../session/textTable.ts';

/** A pack for the eye: what it is, a line a field, and its rules. */
export function fieldTable({ id, title, version, about, fields, expectations = [] }: TargetSchema): string {
  const table = textTable(
    [
      { title: 'field' },
      { title: 'type' },
      { title: 'required' },
      { title: 'values', mostCharacters: 40 },
      { title: 'description', mostCharacters: 80 },
    ],
    fields.map((field) => [
      field.name,
      field.maxLength === null ? field.type : `${field.type} ≤ ${field.maxLength}`,
      field.required ? 'yes' : '',
      field.enum.join(', '),
      field.description,
    ]),
  );
  return [
    printable(`${title} (${id}${version === '' ? '' : `, version ${version}`})`),
    ...(about === '' ? [] : [printable(about)]),
    '',
    table,
    ...(expectations.length === 0
      ? []
      : ['', ...expectations.map(({ message }) => `- ${printable(message)}`)]),
  ].join('\n');
}
