import type { ByteSource } from '../model/bytes.ts';
import type { DelimiterGuess } from '../model/dialect.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { workbookWriteOptions } from '../model/options/workbookOptions.ts';
import { BatchPool } from '../parse/batchPool.ts';
import { cellTexts } from '../parse/cellText.ts';
import { readRecords } from '../parse/readRecords.ts';
import { writtenDialect } from '../parse/writtenDialect.ts';
import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText } from './countText.ts';
import { joinedParts } from './joinedParts.ts';
import { originalCells } from './originalCells.ts';
import { isRejectCode, reasonWords } from './reasonWords.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, tabs } from './reportLooks.ts';
import { shortText, shown } from './shortText.ts';

/** The rejects as a run wrote them, and how its source is to be cut. */
export interface RejectsText {
  /** The rejects file. */
  readonly csv: ByteSource;
  readonly fileName: string;
  /** Of the text that the originals are of. */
  readonly dialect: DelimiterGuess;
  readonly columnNames: readonly string[];
}

const headerRows = 3;
/** Read at a time: some hundred rows, so that few of their cells are in memory at once. */
const chunkBytes = 128 * 1024;

/**
 * Every rejected row: where it stands, why, and its original cells in their columns. What a sheet cannot hold is left out
 * and said.
 */
export function rejectsSheet(facts: ReportFacts, rejects: RejectsText, signal?: AbortSignal): WorkbookTable {
  const ofSheets = facts.table.sheets !== undefined;
  const about = ofSheets ? ['Sheet', 'Line', 'Why', 'Field', 'Value'] : ['Line', 'Why', 'Field', 'Value'];
  const most = parseOptions.columns - about.length;
  const names = rejects.columnNames.slice(0, most);
  const room = workbookWriteOptions.rowsPerSheet - headerRows;
  return {
    name: 'Rejects',
    rows: rows(),
    form: {
      headerRows,
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.trouble,
      printColumns: ofSheets ? 3 : 2,
      headerLook: looks.header,
      widths: [...(ofSheets ? [18] : []), 9, 50, 26, 28],
      columnLooks: [
        ...(ofSheets ? [looks.text] : []),
        looks.whole,
        looks.text,
        looks.text,
        looks.text,
        ...names.map(() => looks.original),
      ],
    },
  };

  async function* rows(): AsyncGenerator<readonly (readonly ReportCell[])[], void, undefined> {
    yield [
      [looked('Rejected rows', looks.title)],
      [looked(extentWords(facts.counts.rowsRejected, room, rejects.fileName), looks.note)],
      [...about, ...names.map((name) => looked(shortText(name, shown.name), looks.smallHeader))],
    ];
    const pool = new BatchPool();
    let left = room;
    let isHeader = true;
    for await (const batch of readRecords(rejects.csv, writtenDialect, { pool, signal, chunkBytes })) {
      const text = cellTexts(batch);
      const found: RejectRow[] = [];
      for (let r = 0; r < batch.recordCount && found.length < left; r += 1) {
        const first = batch.recordFirstCell[r] ?? 0;
        const cell = (at: number): string =>
          first + at < (batch.recordFirstCell[r + 1] ?? 0) ? text(first + at) : '';
        if (!isHeader)
          found.push({
            line: cell(0),
            codes: cell(3),
            fields: cell(4),
            raws: cell(5),
            original: cell(6),
            rules: cell(7),
            sheet: cell(8),
          });
        isHeader = false;
      }
      yield sheetRows(found);
      pool.giveBack(batch);
      left -= found.length;
      if (left === 0) return;
    }
  }

  function sheetRows(found: readonly RejectRow[]): readonly (readonly ReportCell[])[] {
    const whole = found.filter(({ codes }) => codes !== unreadable);
    const cut = originalCells(
      whole.map(({ original }) => original),
      rejects.dialect,
    );
    let at = 0;
    return found.map((row) => {
      // Nobody knows where its cells end, so it stays in one piece.
      const cells = row.codes === unreadable ? [row.original] : (cut[at++] ?? []);
      const own = [Number(row.line), ...whyCells(facts, row), ...cells.slice(0, most)];
      return ofSheets ? [row.sheet, ...own] : own;
    });
  }
}

const unreadable = 'UNREADABLE_ROW';

/** One record of the rejects file, as its columns are named there. */
interface RejectRow {
  readonly line: string;
  readonly codes: string;
  readonly fields: string;
  readonly raws: string;
  readonly original: string;
  readonly rules: string;
  readonly sheet: string;
}

/** Why, field and value, a line each problem. */
function whyCells({ schema }: ReportFacts, row: RejectRow): readonly ReportCell[] {
  const names = joinedParts(row.fields);
  const texts = joinedParts(row.raws);
  const rules = joinedParts(row.rules);
  const reasons = row.codes.split(';').map((code, at) => {
    if (!isRejectCode(code)) return code;
    return reasonWords(schema, { code, field: names[at] ?? '' }, rules[at]);
  });
  if (reasons.length === 1) return [reasons[0] ?? '', names[0] ?? '', shortText(texts[0] ?? '', shown.value)];
  const values = reasons.map((_, at) =>
    texts[at] === undefined || texts[at] === '' ? '(empty)' : texts[at],
  );
  return [
    reasons.join('\n'),
    reasons.map((_, at) => names[at] || '(row)').join('\n'),
    values.map((value) => shortText(value.replaceAll(/[\r\n]+/g, ' '), shown.value)).join('\n'),
  ];
}

function extentWords(rejected: number, room: number, fileName: string): string {
  const count = countText(rejected);
  if (rejected <= room)
    return `${rejected === 1 ? 'The one rejected row' : `All ${count} rejected rows`}, with the original cells behind the reasons.`;
  return `The first ${countText(room)} of ${count} rejected rows, which is what a sheet holds; all of them stand in ${fileName}.`;
}
