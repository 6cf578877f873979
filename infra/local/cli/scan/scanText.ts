import type { Scan, ScanEntry } from '../../../../core/model/scanRun.ts';
import type { ScansService } from '../../../../core/scanning/createScans.ts';
import type { Terminal } from '../session/terminal.ts';
import { printable, textTable } from '../session/textTable.ts';

/** Matches, and documents that were not read, in the tables; all of them are in the report and with --json. */
const shownMatches = 50;
const shownUnread = 20;
/** Rows read at once. */
const pageRows = 1_000;

/** How far a scan is, on one line. */
export function progressText(scan: Scan): string {
  const { state, total, counts, documentsPerSecond, secondsLeft, waiting } = scan;
  if (waiting !== null) return `${state}, waiting: ${printable(waiting)}`;
  const { sending } = scan;
  if (sending !== undefined) return `sending ${sending.done} of ${sending.total} documents to AWS`;
  if (total === null) return `${state} ...`;
  const reading = readingText(scan);
  if (reading !== undefined) return reading;
  const share = total === 0 ? 100 : Math.floor((counts.documents / total) * 100);
  const pace = documentsPerSecond === null ? [] : [`${documentsPerSecond.toFixed(1)} a second`];
  const left = secondsLeft === null ? [] : [`${Math.ceil(secondsLeft)} s left`];
  const documents = `${counts.documents.toLocaleString('en')} of ${total.toLocaleString('en')} documents`;
  const matches = `${(counts.exact + counts.near).toLocaleString('en')} matches`;
  return [`${state} ${share} %`, documents, matches, ...pace, ...left].join(', ');
}

/** How far scanned pages are read, where every document is searched. */
function readingText({ state, total, textract, counts, reading }: Scan): string | undefined {
  if (!textract || state !== 'running' || counts.documents !== total) return undefined;
  const done = reading.read + reading.refused;
  return `reading ${done} of ${done + reading.waiting} scanned pages, ${reading.usd.toFixed(2)} USD`;
}

/** What came of a scan, for the eye. */
export function scanText({ id, state, total, counts, codeCount, reading }: Scan): string {
  const rows: readonly (readonly [string, number])[] = [
    ['codes searched for', codeCount],
    ['exact matches', counts.exact],
    ['near matches', counts.near],
    ['documents', total ?? 0],
    ['searched', counts.documents],
    ['with matches', counts.withMatches],
    ['unreadable', counts.unreadable],
    ['pages and sheets', counts.pages],
    ['of these not read', counts.unreadablePages],
    ...readingRows(reading),
  ];
  const table = textTable(
    [{ title: `scan ${id}` }, { title: state, right: true }],
    rows.map(([name, count]) => [name, count.toLocaleString('en')]),
  );
  return table;
}

function readingRows({
  waiting,
  read,
  refused,
  usd,
}: Scan['reading']): readonly (readonly [string, number])[] {
  return [
    ...(waiting > 0 ? [['that Textract could read', waiting] as const] : []),
    ...(read > 0 ? [['read by Textract', read] as const, ['for USD', usd] as const] : []),
    ...(refused > 0 ? [['refused by Textract', refused] as const] : []),
  ];
}

/** Prints the first documents that could not be read, or not wholly, and why. */
export async function printUnread(
  { id: scanId }: Scan,
  {
    terminal,
    scans,
  }: { readonly terminal: Pick<Terminal, 'print'>; readonly scans: Pick<ScansService, 'documents'> },
): Promise<void> {
  const wish = { scanId, text: '', states: ['unreadable', 'partly'], matches: 'any' } as const;
  const { total, documents } = await scans.documents({ ...wish, window: { from: 0, count: shownUnread } });
  if (total === 0) return;
  const table = textTable(
    [
      { title: 'not read', mostCharacters: 50 },
      { title: 'why', mostCharacters: 120 },
    ],
    documents.map(({ name, error, notes }) => [
      printable(name),
      printable(error === null ? notes.join(' ') : error.message),
    ]),
  );
  const more =
    total > documents.length ? `and ${(total - documents.length).toLocaleString('en')} more\n` : '';
  await terminal.print(`${table}\n${more}\n`);
}

/**
 * Prints what was found: for the eye the first matches, with --json every match and every document that cannot be read,
 * one object a line, and the scan itself as the last.
 */
export async function printMatches(
  { json }: { readonly json: boolean },
  {
    scan,
    terminal,
    scans,
  }: {
    readonly scan: Scan;
    readonly terminal: Pick<Terminal, 'print'>;
    readonly scans: Pick<ScansService, 'matches' | 'documents'>;
  },
): Promise<void> {
  const { id: scanId } = scan;
  if (!json) {
    const window = { from: 0, count: shownMatches };
    const { total, entries } = await scans.matches({ scanId, filter: {}, window });
    if (total === 0) return terminal.print('No code was found.\n\n');
    const more = total > entries.length ? `and ${(total - entries.length).toLocaleString('en')} more\n` : '';
    return terminal.print(`${matchTable(entries)}\n${more}\n`);
  }
  for (let from = 0; ; from += pageRows) {
    const { entries } = await scans.matches({ scanId, filter: {}, window: { from, count: pageRows } });
    for (const match of entries) await printLine(terminal, { kind: 'match', ...match });
    if (entries.length < pageRows) break;
  }
  for (let from = 0; ; from += pageRows) {
    const wish = { scanId, text: '', states: ['unreadable', 'partly'], matches: 'any' } as const;
    const { documents } = await scans.documents({ ...wish, window: { from, count: pageRows } });
    for (const document of documents) await printLine(terminal, { kind: 'document', ...document });
    if (documents.length < pageRows) break;
  }
  const { documentsPerSecond: _, secondsLeft: __, waiting: ___, ...rest } = scan;
  await printLine(terminal, { kind: 'scan', ...rest });
}

function printLine(terminal: Pick<Terminal, 'print'>, line: object): Promise<void> {
  return terminal.print(`${JSON.stringify(line)}\n`);
}

function matchTable(entries: readonly ScanEntry[]): string {
  return textTable(
    [
      { title: 'document', mostCharacters: 50 },
      { title: 'page', right: true },
      { title: 'line', right: true },
      { title: 'code', mostCharacters: 30 },
      { title: 'as it stands', mostCharacters: 30 },
      { title: 'kind' },
    ],
    entries.map(({ name, page, line, codeText, found, near }) => [
      printable(name),
      String(page),
      String(line ?? ''),
      printable(codeText),
      printable(found),
      near === null ? 'exact' : `near: ${near}`,
    ]),
  );
}
