import type { ByteSink, Deflate } from '../model/bytes.ts';
import { type WorkbookTable, type WrittenWorkbook, writeWorkbook } from '../workbook/write/writeWorkbook.ts';
import { changesSheet } from './changesSheet.ts';
import { duplicatesSheet } from './duplicatesSheet.ts';
import { likelySheet } from './likelySheet.ts';
import { mappingSheet } from './mappingSheet.ts';
import { qualitySheet } from './qualitySheet.ts';
import { type RejectsText, rejectsSheet } from './rejectsSheet.ts';
import type { ReportFacts } from './reportFacts.ts';
import { schemaSheet } from './schemaSheet.ts';
import { summarySheet } from './summarySheet.ts';

/**
 * Writes the report on a run as a workbook for people: what came of it first, then the evidence. A sheet that would be
 * empty is left out. Memory is bounded whatever the number of rejects, which are read from the file that the run wrote.
 *
 * @param rejects `null` where no row was rejected.
 * @returns what the writer had to cut
 * @throws {AppError} `CANCELLED`, and what the sink and the rejects throw
 */
export function writeReport(
  facts: ReportFacts,
  rejects: RejectsText | null,
  to: { readonly sink: ByteSink; readonly deflate: Deflate; readonly signal?: AbortSignal | undefined },
): Promise<WrittenWorkbook> {
  const sheets: readonly (readonly [WorkbookTable | undefined, string])[] = [
    [schemaSheet(facts), 'The columns of the source: types, how full they are, examples, and where they go'],
    [qualitySheet(facts), 'What was found in the source, and the rules that rows broke, with what to do'],
    [mappingSheet(facts), 'From each column by its steps to the field, and who decided it'],
    [changesSheet(facts), 'What the mapping changed, with values before and after'],
    [
      rejects === null ? undefined : rejectsSheet(facts, rejects, to.signal),
      'Every rejected row with its reasons and original cells',
    ],
    [duplicatesSheet(facts), 'Groups of rows that stand more than once'],
    [likelySheet(facts), 'Groups of rows that are likely the same, with what speaks for it'],
  ];
  const present = sheets.flatMap(([table, about]) => (table === undefined ? [] : [{ table, about }]));
  const summary = summarySheet(
    facts,
    present.map(({ table, about }) => [table.name, about]),
  );
  return writeWorkbook([summary, ...present.map(({ table }) => table)], to.sink, to.deflate);
}
