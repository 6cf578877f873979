import type { Correspondence, ProposalOrigin } from '../model/mapping.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, severityLooks, tabs } from './reportLooks.ts';
import { shortText, shown } from './shortText.ts';

const header = [
  'Source columns',
  'Position',
  'Steps',
  'Goes to field',
  'Label',
  'Type',
  'Required',
  'Decided by',
  'Confidence',
] as const;

const deciders: Readonly<Record<ProposalOrigin, string>> = {
  rule: 'Proposal, accepted',
  memory: 'Approved before',
  ai: 'Language model, accepted',
  person: 'Person',
};

/** What became of each column: from the source by its steps to the field; then what nothing feeds and what was left out. */
export function mappingSheet(facts: ReportFacts): WorkbookTable {
  const { schema, correspondences, table } = facts;
  const rows: ReportCell[][] = [[...header]];
  for (const { name, label, type, required } of schema.fields) {
    const about = [name, label, type, required ? 'Yes' : 'No'];
    const feeds = correspondences.filter(({ field }) => field === name);
    for (const one of feeds)
      rows.push([...sourceCells(facts, one), ...about, deciders[one.origin], one.confidence]);
    if (feeds.length === 0 && required)
      rows.push([looked('(nothing)', severityLooks.high), '', 'Stays empty in every row', ...about, '', '']);
  }
  const used = new Set(correspondences.flatMap(({ columnIndexes }) => columnIndexes));
  for (const { index, name } of table.columns)
    if (!used.has(index))
      rows.push([shortText(name, shown.name), String(index + 1), 'Left out', '', '', '', '', '', '']);
  return {
    name: 'Mapping',
    rows: oneBatch(rows),
    form: {
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.plain,
      headerLook: looks.header,
      widths: [32, 12, 56, 32, 32, 12, 12, 24, 14],
      columnLooks: [
        looks.strong,
        looks.left,
        looks.text,
        looks.strong,
        looks.text,
        looks.text,
        looks.text,
        looks.text,
        { numbers: '0%', down: 'top', across: 'right' },
      ],
    },
  };
}

function sourceCells({ table, stepText }: ReportFacts, one: Correspondence): readonly ReportCell[] {
  const names = one.columnIndexes.map((at) => shortText(table.columns[at]?.name ?? '', shown.name));
  return [
    names.length === 0 ? '(same value in every row)' : names.join(' + '),
    one.columnIndexes.map((at) => String(at + 1)).join(' + '),
    one.transforms.length === 0 ? 'As it stands' : one.transforms.map(stepText).join('; '),
  ];
}
