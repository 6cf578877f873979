import type { ByteSink, Deflate } from '../model/bytes.ts';
import { workbookWriteOptions } from '../model/options/workbookOptions.ts';
import type { ScanEntry, ScannedDocument } from '../model/scanRun.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { type WrittenWorkbook, writeWorkbook } from '../workbook/write/writeWorkbook.ts';
import { fileLink } from './fileLink.ts';
import type { ReportCell } from './reportFacts.ts';
import { looks, tabs } from './reportLooks.ts';
import { type FoundCode, pagesOf, type ScanFacts, type ScanLists } from './scanReportFacts.ts';
import { scanSummarySheet } from './scanSummarySheet.ts';
import { nearWords } from './scanWords.ts';

type Row = readonly ReportCell[];
type Form = NonNullable<WorkbookTable['form']>;

/**
 * Writes the report on a scan as a workbook: what came of it, every match that is kept, each code, the files with matches,
 * those without and those that could not be read. A sheet that would be empty is left out; one that is longer than a
 * sheet can be goes on in another. Only a page of rows is ever held.
 *
 * @throws {AppError} what the sink and the lists throw
 */
export async function writeScanReport(
  scan: ScanFacts,
  lists: ScanLists,
  {
    sink,
    deflate,
    rowsPerSheet = workbookWriteOptions.rowsPerSheet,
  }: {
    readonly sink: ByteSink;
    readonly deflate: Deflate;
    /** As Excel takes them unless given. */
    readonly rowsPerSheet?: number;
  },
): Promise<WrittenWorkbook> {
  const sheets: readonly (readonly [WorkbookTable, string])[] = [
    [matchesSheet(scan, lists), 'Every match with its place'],
    [codesSheet(lists), 'Each code with its matches, those that were not found among them'],
    [filesSheet(scan, lists), 'Documents with matches'],
    [withoutSheet(scan, lists), 'Documents that were read and hold none of the codes'],
    [unreadableSheet(scan, lists), 'Documents and pages that could not be read, and what to do'],
    [waitingSheet(scan, lists), 'Documents that were not searched, as the scan was stopped'],
  ];
  const { counts, total } = scan;
  const waiting = (total ?? 0) - counts.documents;
  // Rows at most; a list without any is left out.
  const lengths: readonly number[] = [
    counts.exact + counts.near,
    scan.codeCount,
    counts.withMatches,
    counts.documents - counts.withMatches - counts.unreadable,
    counts.unreadable + counts.unreadablePages,
    waiting,
  ];
  const present = sheets.flatMap(([table, about], at) => {
    const rows = lengths[at] ?? 0;
    if (rows <= 0) return [];
    const goesOn =
      rows >= rowsPerSheet ? `. What one sheet does not hold goes on in ${table.name} (2) and so on` : '';
    return [[{ ...table, rowsPerSheet }, `${about}${goesOn}`] as const];
  });
  const codes = await foundCodes(lists);
  const listed = present.map(([table, about]) => [table.name, about] as const);
  const summary = scanSummarySheet(scan, { codes, sheets: listed });
  return writeWorkbook([summary, ...present.map(([table]) => table)], sink, deflate);
}

async function foundCodes(lists: ScanLists): Promise<number> {
  let found = 0;
  const counts = pagesOf<FoundCode, number>(
    (last) => lists.codes(last?.code ?? null),
    ({ exact, near }) => exact + near,
    [],
  );
  for await (const page of counts) for (const matches of page) if (matches > 0) found += 1;
  return found;
}

function matchesSheet(scan: ScanFacts, lists: ScanLists): WorkbookTable {
  return {
    name: 'Matches',
    rows: matchRows(scan, lists),
    form: listForm([44, 12, 12, 24, 24, 10, 28, 10, 18, 60], tabs.plain),
  };
}

/** Document by document, so that the report is the same in whichever order they were searched. */
function matchRows(scan: ScanFacts, lists: ScanLists): AsyncGenerator<readonly Row[], void, undefined> {
  return pagesOf<ScanEntry, Row>(
    (after) => lists.matches(after),
    ({ name, link, page, line, codeText, found, near, isHidden, certainty, context }) => [
      nameCell(scan, { name, link }),
      page,
      line,
      codeText,
      found,
      near === null ? 'exact' : 'near',
      near === null ? null : nearWords[near],
      isHidden ? 'hidden' : null,
      certainty ?? null,
      context,
    ],
    [
      [
        'Document',
        'Page or sheet',
        'Line or row',
        'Code',
        'As it stands',
        'Kind',
        'Near because',
        'Hidden',
        'Certainty of reading',
        'Around it',
      ],
    ],
  );
}

function codesSheet(lists: ScanLists): WorkbookTable {
  return {
    name: 'Codes',
    rows: pagesOf<FoundCode, Row>(
      (last) => lists.codes(last?.code ?? null),
      ({ text, isPattern, exact, near }) => [
        text,
        isPattern ? 'pattern' : 'code',
        exact,
        near,
        exact > 0 ? 'found' : near > 0 ? 'near only' : 'not found',
      ],
      [['Code', 'Kind', 'Exact matches', 'Near matches', 'Found']],
    ),
    form: listForm([40, 12, 16, 16, 14], tabs.plain),
  };
}

function filesSheet(scan: ScanFacts, lists: ScanLists): WorkbookTable {
  return {
    name: 'Documents',
    rows: pagesOf<ScannedDocument, Row>(
      (last) => lists.documents({ states: [], matches: 'with' }, last?.place ?? null),
      ({ name, link, pages, exact, near, unreadablePages, notes }) => [
        nameCell(scan, { name, link }),
        pages,
        exact,
        near,
        unreadablePages === 0 ? null : unreadablePages,
        noteCell(notes),
      ],
      [['Document', 'Pages or sheets', 'Exact matches', 'Near matches', 'Not read of them', 'To be known']],
    ),
    form: listForm([60, 14, 16, 16, 16, 60], tabs.plain),
  };
}

function withoutSheet(scan: ScanFacts, lists: ScanLists): WorkbookTable {
  return {
    name: 'Without matches',
    rows: pagesOf<ScannedDocument, Row>(
      (last) => lists.documents({ states: ['read', 'partly'], matches: 'without' }, last?.place ?? null),
      ({ name, link, pages, unreadablePages, sizeBytes, notes }) => [
        nameCell(scan, { name, link }),
        pages,
        unreadablePages === 0 ? null : unreadablePages,
        sizeBytes,
        noteCell(notes),
      ],
      [['Document', 'Pages or sheets', 'Not read of them', 'Bytes', 'To be known']],
    ),
    form: listForm([60, 14, 16, 14, 60], tabs.plain),
  };
}

function unreadableSheet(scan: ScanFacts, lists: ScanLists): WorkbookTable {
  return {
    name: 'Unreadable',
    rows: pagesOf<ScannedDocument, Row>(
      (last) => lists.documents({ states: ['partly', 'unreadable'], matches: 'any' }, last?.place ?? null),
      ({ name, link, error, pages, unreadablePages, notes }) => [
        nameCell(scan, { name, link }),
        error?.message ?? noteCell(notes) ?? `${unreadablePages} of ${pages} pages were not read.`,
        error?.remedy ?? 'Look at these pages; scanned ones can have their text recognised (OCR).',
      ],
      [['Document', 'Why', 'What to do']],
    ),
    form: listForm([60, 60, 70], tabs.trouble),
  };
}

function waitingSheet(scan: ScanFacts, lists: ScanLists): WorkbookTable {
  return {
    name: 'Not searched',
    rows: pagesOf<ScannedDocument, Row>(
      (last) => lists.documents({ states: ['waiting'], matches: 'any' }, last?.place ?? null),
      ({ name, link, sizeBytes }) => [nameCell(scan, { name, link }), sizeBytes],
      [['Document', 'Bytes']],
    ),
    form: listForm([60, 14], tabs.trouble),
  };
}

function nameCell(
  { place }: ScanFacts,
  { name, link }: { readonly name: string; readonly link?: string | undefined },
): ReportCell {
  if (link !== undefined) return { value: name, look: looks.link, link };
  if (place.kind !== 'folder') return name;
  return { value: name, look: looks.link, link: fileLink(place.path, name) };
}

function noteCell(notes: readonly string[]): string | null {
  return notes.length === 0 ? null : notes.join(' ');
}

function listForm(widths: readonly number[], tab: string): Form {
  return {
    headerRows: 1,
    filter: true,
    print: true,
    textNumbers: true,
    tab,
    headerLook: looks.header,
    widths,
  };
}
