import { findScans, scanPlaceText, type ScanSearch } from '../../../../core/contract/scanSearch.ts';
import type { Scan, ScanId } from '../../../../core/model/scanRun.ts';
import type { ScansService } from '../../../../core/scanning/createScans.ts';
import { csvRecord, recordEnd } from '../../../../core/values/text/csvRecord.ts';
import { excelSafe } from '../../../../core/values/text/excelSafe.ts';
import type { Terminal } from '../session/terminal.ts';
import { printable, textTable } from '../session/textTable.ts';

/** Scans read from the store at once. */
const pageScans = 200;

const columns: readonly (readonly [name: string, cell: (scan: Scan) => string])[] = [
  ['started', (scan) => scan.startedAt],
  ['ended', (scan) => scan.endedAt ?? ''],
  ['documents', (scan) => scanPlaceText(scan.place)],
  ['state', (scan) => scan.state],
  ['person', (scan) => scan.by],
  ['codes', (scan) => String(scan.codeCount)],
  ['total', (scan) => String(scan.total ?? '')],
  ['searched', (scan) => String(scan.counts.documents)],
  ['with_matches', (scan) => String(scan.counts.withMatches)],
  ['exact', (scan) => String(scan.counts.exact)],
  ['near', (scan) => String(scan.counts.near)],
  ['unreadable', (scan) => String(scan.counts.unreadable)],
  ['error', (scan) => scan.error?.message ?? ''],
  ['scan', (scan) => scan.id],
];

/** Prints the scans that are looked for, the newest first; `json`: one object a line, `csv`: safe to open in Excel. */
export async function listScans(
  { format, search }: { readonly format: 'text' | 'json' | 'csv'; readonly search: ScanSearch },
  {
    terminal,
    scans,
  }: { readonly terminal: Pick<Terminal, 'print' | 'say'>; readonly scans: Pick<ScansService, 'list'> },
): Promise<void> {
  const found = findScans(await everyScan(scans), search);
  switch (format) {
    case 'json':
      for (const { documentsPerSecond: _, secondsLeft: __, ...scan } of found)
        await terminal.print(`${JSON.stringify(scan)}\n`);
      return;
    case 'csv': {
      await terminal.print(`\uFEFF${csvRecord(columns.map(([name]) => name))}${recordEnd}`);
      for (const scan of found)
        await terminal.print(`${csvRecord(columns.map(([, cell]) => excelSafe(cell(scan))))}${recordEnd}`);
      return;
    }
    case 'text': {
      await terminal.print(`${scansText(found)}\n`);
      const paused = found.filter(({ state }) => state === 'paused').length;
      if (paused > 0)
        terminal.say(
          `${paused === 1 ? '1 scan is paused' : `${String(paused)} scans are paused`}: "scan --resume SCAN" goes on where it stopped; nothing is done twice.`,
        );
    }
  }
}

async function everyScan(scans: Pick<ScansService, 'list'>): Promise<readonly Scan[]> {
  const all: Scan[] = [];
  for (let before: ScanId | undefined; ; before = all.at(-1)?.id) {
    const page = await scans.list({ limit: pageScans, ...(before === undefined ? {} : { before }) });
    all.push(...page);
    if (page.length < pageScans) return all;
  }
}

function scansText(scans: readonly Scan[]): string {
  if (scans.length === 0) return 'No scan fits.';
  return textTable(
    [
      { title: 'started' },
      { title: 'documents', mostCharacters: 50 },
      { title: 'state' },
      { title: 'codes', right: true },
      { title: 'searched', right: true },
      { title: 'exact', right: true },
      { title: 'near', right: true },
      { title: 'unreadable', right: true },
      { title: 'person', mostCharacters: 24 },
      { title: 'scan' },
    ],
    scans.map(({ startedAt, place, state, codeCount, counts, total, by, id }) => [
      startedAt.slice(0, 19).replace('T', ' '),
      printable(scanPlaceText(place)),
      state,
      String(codeCount),
      total === null || total === counts.documents
        ? String(counts.documents)
        : `${String(counts.documents)} of ${String(total)}`,
      String(counts.exact),
      String(counts.near),
      String(counts.unreadable),
      printable(by),
      id,
    ]),
  );
}
