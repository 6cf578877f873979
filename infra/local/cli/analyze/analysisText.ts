import type { Analysis, TableAnalysis } from '../../../../core/model/analysis.ts';
import { columnsKey } from '../../../../core/open/columnsKey.ts';
import { printable, textTable } from '../session/textTable.ts';

/** What `analyze` shows a person: form, columns and the weightiest issues of every table. */
export function analysisText(analysis: Analysis): string {
  const { name, sizeBytes } = analysis.source;
  const head = `${printable(name)}  ${sizeBytes.toLocaleString('en')} bytes`;
  const others = analysis.sheets.filter(
    (sheet) => !analysis.tables.some((table) => table.sheetIndex === sheet.index),
  );
  const left = others.map((sheet) => {
    const problem = analysis.unreadSheets?.find(({ sheetIndex }) => sheetIndex === sheet.index)?.problem;
    const remarks = [...(sheet.hidden ? ['hidden'] : []), ...(problem === undefined ? [] : [problem])];
    return `${printable(sheet.name)}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}`;
  });
  return [
    head,
    ...sameColumns(analysis).map((names) => `Sheets of the same columns: ${names.join(', ')}`),
    ...analysis.tables.map((table) => tableText(table, analysis)),
    ...(left.length > 0 ? [`Sheets without a table: ${left.join(', ')}`] : []),
    '',
  ].join('\n\n');
}

/** Names of sheets whose first tables have the same columns, group by group; `run --all-sheets` reads such as one. */
function sameColumns({ sheets, tables }: Analysis): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { index, name } of sheets) {
    const first = tables.find(({ sheetIndex }) => sheetIndex === index);
    if (first === undefined) continue;
    const key = columnsKey(first.columns.map((column) => column.name));
    groups.set(key, [...(groups.get(key) ?? []), printable(name)]);
  }
  return [...groups.values()].filter((names) => names.length > 1);
}

function tableText(table: TableAnalysis, { kind, sheets }: Analysis): string {
  const { dialect } = table;
  const isHidden = sheets.some(({ index, hidden }) => hidden && index === table.sheetIndex);
  const header =
    dialect.headerRows.length === 0
      ? 'no header'
      : `header in record ${dialect.headerRows.map((row) => row + 1).join(', ')}`;
  const declared = table.declaredName === undefined ? '' : `, table ${printable(table.declaredName)}`;
  const form =
    kind === 'workbook'
      ? `sheet ${printable(table.name)}${isHidden ? ' (hidden)' : ''}${declared}`
      : `${dialect.encoding}, delimiter ${shown(dialect.delimiter)}, quote ${shown(dialect.quote)}`;
  const { top, bottom } = table.range;
  const place =
    table.tableIndex === undefined
      ? ''
      : `table ${table.tableIndex + 1}, records ${top + 1} to ${bottom + 1}: `;
  const counts = `${place}${table.rowCount.toLocaleString('en')} rows, ${table.columns.length} columns, ${table.rejectedRows.toLocaleString('en')} rejected`;
  return [`${form}, ${header}`, counts, '', columnsText(table), ...issuesText(table)].join('\n');
}

function columnsText({ columns, rowCount }: TableAnalysis): string {
  return textTable(
    [
      { title: '#', right: true },
      { title: 'column', mostCharacters: 32 },
      { title: 'type' },
      { title: 'meaning' },
      { title: 'format', mostCharacters: 20 },
      { title: 'missing', right: true },
      { title: 'invalid', right: true },
      { title: 'distinct', right: true },
      { title: 'examples', mostCharacters: 48 },
    ],
    columns.map((column) => [
      String(column.index + 1),
      column.name,
      column.type,
      column.semanticType ?? '',
      column.format ?? '',
      percent(column.missing, rowCount),
      String(column.invalid),
      `${column.distinctExact ? '' : '~'}${column.distinct}`,
      column.examples.slice(0, 3).join(' | '),
    ]),
  );
}

function issuesText({ issues, columns }: TableAnalysis): readonly string[] {
  if (issues.length === 0) return ['', 'No issues.'];
  return [
    '',
    textTable(
      [
        { title: 'issue' },
        { title: 'severity' },
        { title: 'column', mostCharacters: 32 },
        { title: 'count', right: true },
        { title: 'what', mostCharacters: 90 },
      ],
      issues.map((issue) => [
        issue.code,
        issue.severity,
        issue.column === null ? '' : (columns[issue.column]?.name ?? ''),
        String(issue.count),
        issue.message,
      ]),
    ),
  ];
}

function shown(sign: string | null): string {
  if (sign === null) return 'none';
  return sign === '\t' ? 'tab' : sign === ' ' ? 'space' : sign;
}

function percent(count: number, of: number): string {
  if (of === 0 || count === 0) return '0 %';
  const share = (count / of) * 100;
  return share < 0.1 ? '< 0.1 %' : `${share.toFixed(1)} %`;
}
