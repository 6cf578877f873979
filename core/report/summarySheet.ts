import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText, partText } from './countText.ts';
import { fileRows } from './fileRows.ts';
import { oneBatch } from './oneBatch.ts';
import { qualityRows } from './qualityRows.ts';
import { reasonRemedy, reasonWords } from './reasonWords.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, severityLooks, severityWords, tabs } from './reportLooks.ts';
import { toDo } from './toDo.ts';

type Row = readonly ReportCell[];

/** Reasons and rules listed; the sheets behind have all of them. */
const listed = 10;

/** The first page: what was run, how it came out, what failed most and what to do about it. */
export function summarySheet(
  facts: ReportFacts,
  sheets: readonly (readonly [string, string])[],
): WorkbookTable {
  const rows: Row[] = [
    [looked('Data quality report', looks.title)],
    [looked(facts.fileName, looks.subtitle)],
    [looked(runText(facts), looks.note)],
    [],
    verdictRow(facts),
    [],
    ...section('Rows', rowRows(facts)),
    ...section('Quality', qualityRows(facts)),
    ...section('What failed most', failureRows(facts)),
    ...section('Rules that were broken', ruleRows(facts)),
    ...section('Rows that stand more than once', duplicateRows(facts)),
    ...section('Rows that are likely the same', likelyRows(facts)),
    ...section(
      'What to do',
      toDo(facts).map((words, at): Row => [`${at + 1}.`, looked(words, looks.text)]),
    ),
    ...section('Files', fileRows(facts.outputs)),
    ...section('The run', runRows(facts)),
    ...section(
      'In this workbook',
      sheets.map(([name, about]): Row => [looked(name, looks.strong), about]),
    ),
  ];
  return {
    name: 'Summary',
    rows: oneBatch(rows),
    form: {
      headerRows: 0,
      print: true,
      noGrid: true,
      tab: tabs.plain,
      widths: [32, 72, 12, 18, 52],
      columnLooks: [looks.label, looks.text, looks.whole, looks.fineShare, looks.text],
    },
  };
}

/** "Healthcare claims · run 2026-11-21 07:25 UTC by Ana" */
function runText({ schema, startedAt, origin }: ReportFacts): string {
  const by = origin === undefined ? '' : ` by ${origin.startedBy}`;
  return `${schema.title} · run ${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC${by}`;
}

/** A heading, its rows and a gap; nothing at all without rows. */
function section(title: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  const heading = [
    looked(title, looks.section),
    ...Array.from({ length: 4 }, () => looked('', looks.section)),
  ];
  return [heading, ...rows, []];
}

function heading(...names: readonly string[]): Row {
  return names.map((name, at) => looked(name, at === 2 || at === 3 ? looks.figureHeader : looks.smallHeader));
}

function verdictRow({ counts }: ReportFacts): Row {
  const { rowsIn, rowsRejected } = counts;
  const isGood = rowsRejected === 0;
  const words =
    rowsIn === 0
      ? 'The file holds no rows.'
      : isGood
        ? `All ${countText(rowsIn)} rows passed.`
        : `${countText(rowsRejected)} of ${countText(rowsIn)} rows were rejected (${partText(rowsRejected, rowsIn)}).`;
  const look = isGood ? looks.good : looks.bad;
  return [looked(words, look), ...Array.from({ length: 4 }, () => looked('', look))];
}

function rowRows({ counts }: ReportFacts): readonly Row[] {
  const { rowsIn, rowsOut, rowsRejected } = counts;
  const share = (count: number): ReportCell => (rowsIn === 0 ? null : count / rowsIn);
  return [
    heading('', '', 'Rows', 'Share'),
    ['Read', 'Data rows of the source, without header, totals and blank lines', rowsIn, share(rowsIn)],
    ['Written', 'Rows in the cleaned files', rowsOut, share(rowsOut)],
    ['Rejected', 'Rows that fail, with their reasons in the rejects file', rowsRejected, share(rowsRejected)],
  ];
}

function failureRows({ counts, schema }: ReportFacts): readonly Row[] {
  const { failures, rowsIn } = counts;
  if (failures.length === 0) return [];
  const rest = failures.length - listed;
  return [
    heading('Field', 'Reason', 'Values', 'Of all rows', 'What to do'),
    ...failures
      .slice(0, listed)
      .map(
        (failure): Row => [
          looked(failure.field === '' ? '(whole row)' : failure.field, looks.strong),
          `${reasonWords(schema, failure)}${exampleText(failure.examples)}`,
          failure.count,
          rowsIn === 0 ? null : failure.count / rowsIn,
          reasonRemedy(failure.code),
        ],
      ),
    ...(rest > 0 ? [[looked(`and ${countText(rest)} more`, looks.note)]] : []),
  ];
}

function exampleText(examples: readonly string[]): string {
  const shown = examples.filter((example) => example.trim() !== '').slice(0, 3);
  return shown.length === 0 ? '' : `, such as ${shown.map((example) => `“${example}”`).join(', ')}`;
}

function ruleRows({ counts }: ReportFacts): readonly Row[] {
  const broken = (counts.rules ?? []).filter((rule) => rule.broken > 0);
  if (broken.length === 0) return [];
  const worst = broken.toSorted((a, b) => b.broken - a.broken);
  return [
    heading('Severity', 'Rule', 'Broken', 'Of rows checked', 'What became of the rows'),
    ...worst
      .slice(0, listed)
      .map(
        ({ severity, message, broken: count, checked, rejects }): Row => [
          looked(severityWords[severity], severityLooks[severity]),
          message,
          count,
          checked === 0 ? null : count / checked,
          rejects ? 'Rejected' : 'Written all the same',
        ],
      ),
    ...(worst.length > listed ? [[looked(`and ${countText(worst.length - listed)} more`, looks.note)]] : []),
  ];
}

function duplicateRows({ counts: { duplicates, rowsIn } }: ReportFacts): readonly Row[] {
  if (duplicates === undefined) return [];
  return [
    heading('', '', 'Count', 'Of all rows'),
    ['Keys that more than one row has', duplicates.key.join(' + '), duplicates.groups],
    ['Rows beside the first of each', '', duplicates.rows, rowsIn === 0 ? null : duplicates.rows / rowsIn],
  ];
}

function likelyRows({ counts: { likely, rowsIn } }: ReportFacts): readonly Row[] {
  if (likely === undefined) return [];
  return [
    heading('', '', 'Count', 'Of all rows'),
    ['Groups of rows that are likely the same', '', likely.groups],
    ['Rows in these groups', '', likely.rows, rowsIn === 0 ? null : likely.rows / rowsIn],
  ];
}

function runRows(facts: ReportFacts): readonly Row[] {
  const { origin, schema, table } = facts;
  const byWhom =
    origin === undefined
      ? []
      : [
          [
            'Run by',
            origin.trigger === 'automatic'
              ? `${origin.startedBy}, by itself as the layout is known`
              : origin.startedBy,
          ],
          ['Mapping', `${origin.mappingId}, version ${origin.mappingVersion}`],
          ['Approved by', origin.approvedBy],
          ['Approved at (UTC)', moment(origin.approvedAt)],
        ];
  return [
    ['File', facts.fileName],
    ['Table', table.name],
    ['Size in bytes', looked(facts.sizeBytes, looks.leftWhole)],
    ['SHA-256', facts.sha256 ?? 'not known'],
    ['Run at (UTC)', moment(facts.startedAt)],
    ...byWhom,
    ['Target schema', `${schema.title} (${schema.id}), version ${schema.version}`],
    ...(origin === undefined ? [] : [['Mapwright', origin.appVersion]]),
    ...(facts.escapedCells === undefined
      ? []
      : [['Cells escaped for Excel', looked(facts.escapedCells, looks.leftWhole)]]),
  ];
}

/** Spreadsheets know no zones; the label says which it is. */
function moment(instant: string): ReportCell {
  return looked({ date: instant.slice(0, 19) }, looks.left);
}
