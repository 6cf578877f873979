import { ruleDimension } from '../apply/rules/ruleDimension.ts';
import { type Expectation, fieldPlaces } from '../model/expectation.ts';
import type { Issue } from '../model/issue.ts';
import { severities } from '../model/issue.ts';
import type { RuleCount } from '../model/run.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, severityLooks, severityWords, tabs } from './reportLooks.ts';
import { shortText, shown } from './shortText.ts';

const header = [
  'Severity',
  'Found by',
  'Dimension',
  'Column or field',
  'What was found',
  'Count',
  'Share',
  'First rows',
  'What to do',
] as const;

/** Rows named for each finding; the app has up to 1,000 of them. */
const rowsNamed = 10;

/** What the analysis found in the source, and how the rules of the target came out, the worst first. */
export function qualitySheet({ table, counts, schema }: ReportFacts): WorkbookTable | undefined {
  const names = table.columns.map(({ name }) => name);
  const found = [
    ...table.issues.map((issue) => ({ ...issue, cells: issueCells(issue, names) })),
    ...(counts.rules ?? [])
      .filter(({ broken }) => broken > 0)
      .map((rule) => ({
        severity: rule.severity,
        count: rule.broken,
        cells: ruleCells(rule, schema.expectations?.[rule.place]),
      })),
  ];
  if (found.length === 0) return undefined;
  const rows = found
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || b.count - a.count)
    .map(({ severity, cells }) => [looked(severityWords[severity], severityLooks[severity]), ...cells]);
  return {
    name: 'Quality',
    rows: oneBatch<readonly ReportCell[]>([[...header], ...rows]),
    form: {
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.plain,
      headerLook: looks.header,
      widths: [11, 12, 14, 26, 56, 11, 10, 26, 56],
      columnLooks: [
        looks.text,
        looks.text,
        looks.text,
        looks.strong,
        looks.text,
        looks.whole,
        looks.fineShare,
        looks.text,
        looks.text,
      ],
    },
  };
}

function issueCells(issue: Issue, names: readonly string[]): readonly ReportCell[] {
  return [
    'Analysis',
    issue.dimension,
    issue.column === null ? '(whole table)' : shortText(names[issue.column] ?? '', shown.name),
    issue.message,
    issue.count,
    issue.share,
    rowsText('record', issue.rows),
    issue.remedy,
  ];
}

function ruleCells(rule: RuleCount, expectation: Expectation | undefined): readonly ReportCell[] {
  const fields = expectation === undefined ? [] : fieldPlaces(expectation.rule).map(([, field]) => field);
  const examples = rule.examples.length === 0 ? '' : ` For example: ${rule.examples.slice(0, 3).join(' · ')}`;
  return [
    'Rule',
    expectation === undefined ? '' : ruleDimension(expectation.rule),
    [...new Set(fields)].join(', '),
    `${rule.message}${examples}`,
    rule.broken,
    rule.checked === 0 ? null : rule.broken / rule.checked,
    rowsText('row', rule.rows),
    rule.rejects
      ? 'These rows were rejected; they stand on the sheet Rejects.'
      : 'These rows were written all the same; correct them in the source.',
  ];
}

/** Counted from 1, as people do. */
function rowsText(what: 'record' | 'row', rows: readonly number[]): string {
  if (rows.length === 0) return '';
  const named = rows.slice(0, rowsNamed).map((row) => String(row + 1));
  return `${what} ${named.join(', ')}${rows.length > rowsNamed ? ', …' : ''}`;
}
