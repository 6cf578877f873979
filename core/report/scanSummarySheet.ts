import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText } from './countText.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell } from './reportFacts.ts';
import { looked, looks, tabs } from './reportLooks.ts';
import type { ScanFacts } from './scanReportFacts.ts';
import { placeText } from './scanWords.ts';

type Row = readonly ReportCell[];

/** The first page: what was searched, what came of it, and what the other sheets hold. */
export function scanSummarySheet(
  scan: ScanFacts,
  found: { readonly codes: number; readonly sheets: readonly (readonly [string, string])[] },
): WorkbookTable {
  const { counts, total, codeCount } = scan;
  const look = counts.exact > 0 ? looks.good : looks.bad;
  const missing = (total ?? counts.documents) - counts.documents;
  const withoutMatches = counts.documents - counts.withMatches - counts.unreadable;
  const rows: Row[] = [
    [looked('Code scan', looks.title)],
    [looked(placeText(scan), looks.subtitle)],
    [looked(`${scan.startedAt.slice(0, 10)} ${scan.startedAt.slice(11, 16)} UTC by ${scan.by}`, looks.note)],
    ...(scan.stopped === undefined
      ? []
      : [[looked(`Stopped by ${scan.stopped.by}: ${scan.stopped.reason}`, looks.note)]]),
    [],
    [looked(verdict(scan, found.codes), look), looked('', look)],
    [],
    ...section('Codes', [
      ['Searched for', codeCount],
      ['Found', found.codes],
      ['Not found', codeCount - found.codes],
    ]),
    ...section('Matches', [
      ['Exact', counts.exact],
      ['Near, to be looked at', counts.near],
    ]),
    ...section('Documents', [
      ['Searched', counts.documents],
      ['With matches', counts.withMatches],
      ['Without matches', withoutMatches],
      ['Unreadable', counts.unreadable],
      ...(missing > 0 ? [['Not searched, as the scan was stopped', missing]] : []),
      ['Pages and sheets', counts.pages],
      ['Of these without text, or not read', counts.unreadablePages],
    ]),
    ...section('Scanned pages', readingRows(scan)),
    ...section('How codes were compared', [
      ['Capital and small letters', scan.options.anyCase ? 'count as the same' : 'are told apart'],
      ['Blanks, dashes and none', scan.options.anySeparator ? 'count as the same' : 'are told apart'],
    ]),
    ...section(
      'In this workbook',
      found.sheets.map(([name, about]): Row => [looked(name, looks.strong), about]),
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
      widths: [44, 60],
      columnLooks: [looks.label, looks.leftWhole],
    },
  };
}

function section(title: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  return [[looked(title, looks.section), looked('', looks.section)], ...rows, []];
}

function verdict({ counts, codeCount, state }: ScanFacts, found: number): string {
  const start = state === 'stopped' ? 'Stopped before its end. ' : '';
  if (counts.exact + counts.near === 0) return `${start}No code was found.`;
  return `${start}${countText(found)} of ${countText(codeCount)} codes were found in ${countText(counts.withMatches)} documents.`;
}

/** Nothing where there were none. */
function readingRows({ reading }: ScanFacts): readonly Row[] {
  const { waiting, read, refused, usd, mostUsd } = reading;
  if (waiting + read + refused === 0) return [];
  return [
    ['Read by Amazon Textract', read],
    ['Could not be read by it', refused],
    ['Not sent', waiting],
    ...(mostUsd === null
      ? []
      : [
          ['Cost in USD, at the price of the settings', usd],
          ['Limit in USD', mostUsd],
        ]),
  ];
}
