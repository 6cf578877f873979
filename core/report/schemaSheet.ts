import type { ColumnProfile } from '../model/profile.ts';
import type { Field } from '../model/targetSchema.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looks, tabs } from './reportLooks.ts';
import { oneBatch } from './oneBatch.ts';
import { shortText, shown } from './shortText.ts';

const header = [
  'No.',
  'Column',
  'Type',
  'Written as',
  'Meaning',
  'Filled',
  'Missing',
  'Filled share',
  'Do not fit the type',
  'Distinct',
  'Smallest',
  'Largest',
  'Examples',
  'Goes to field',
  'Field label',
  'Field type',
  'Required',
] as const;

/** Columns of the source as they were found, each with the field that it feeds; then the fields that nothing feeds. */
export function schemaSheet({ table, schema, correspondences }: ReportFacts): WorkbookTable {
  const rows: ReportCell[][] = [[...header]];
  const fields = new Map(schema.fields.map((field) => [field.name, field]));
  for (const column of table.columns) {
    const fed = correspondences
      .filter(({ columnIndexes }) => columnIndexes.includes(column.index))
      .flatMap(({ field }) => fields.get(field) ?? []);
    rows.push([...columnCells(column), ...fieldCells(fed)]);
  }
  const done = new Set(correspondences.map(({ field }) => field));
  for (const field of schema.fields) {
    if (done.has(field.name)) continue;
    rows.push(['', '(no column)', ...Array.from({ length: 11 }, () => ''), ...fieldCells([field])]);
  }
  return {
    name: 'Schema',
    rows: oneBatch(rows),
    form: {
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.plain,
      printColumns: 2,
      headerLook: looks.header,
      widths: [7, 28, 12, 18, 16, 11, 12, 11, 13, 12, 18, 18, 40, 30, 30, 13, 12],
      columnLooks: [
        looks.whole,
        looks.strong,
        looks.text,
        looks.text,
        looks.text,
        looks.whole,
        looks.whole,
        looks.share,
        looks.whole,
        looks.whole,
        looks.left,
        looks.left,
        ...Array.from({ length: 5 }, () => looks.text),
      ],
    },
  };
}

function columnCells(column: ColumnProfile): readonly ReportCell[] {
  const filled = column.count - column.missing;
  return [
    column.index + 1,
    shortText(column.name, shown.name),
    column.type,
    column.format ?? '',
    column.semanticType ?? '',
    filled,
    column.missing,
    column.count === 0 ? null : filled / column.count,
    column.invalid,
    column.distinct,
    boundOf(column, column.min),
    boundOf(column, column.max),
    shortText(column.examples.slice(0, 5).join(' · '), shown.value),
  ];
}

/** Dates as dates, numbers as numbers. */
function boundOf({ type }: ColumnProfile, bound: number | string | null): ReportCell {
  const isDay = typeof bound === 'string' && (type === 'date' || type === 'datetime');
  if (isDay) return { date: bound };
  return typeof bound === 'string' ? shortText(bound, shown.name) : bound;
}

function fieldCells(fields: readonly Field[]): readonly ReportCell[] {
  if (fields.length === 0) return ['(left out)', '', '', ''];
  return [
    fields.map(({ name }) => name).join(', '),
    fields.map(({ label }) => label).join(', '),
    fields.map(({ type }) => type).join(', '),
    fields.some(({ required }) => required) ? 'Yes' : 'No',
  ];
}
