import type { ByteSource } from '../model/bytes.ts';
import type { SourceRecord } from '../model/records.ts';
import { recordTexts } from './cellText.ts';
import { DataSelection } from './dataSelection.ts';
import type { DelimitedTable } from './readData.ts';
import { readRecords } from './readRecords.ts';
import type { RowIndex } from './rowIndex.ts';

/** Cells longer than this many characters are cut; a list of records is looked at, not worked on. */
const shownCharacters = 200;

/**
 * Records of a table's text as they stand, data or not, with what each is taken for. Read from the nearest place before
 * the first one, so it takes as long anywhere in the text. Records past the end are left out.
 */
export async function readRecordsAt(
  source: ByteSource,
  { dialect, structure, index }: DelimitedTable & { readonly index: RowIndex },
  wanted: { readonly first: number; readonly count: number },
): Promise<readonly SourceRecord[]> {
  const end = wanted.first + wanted.count;
  const from = index.checkpoints.findLast(({ record }) => record <= wanted.first);
  // What stands behind the table is shown, too.
  const { span: _, ...whole } = structure;
  const behind = structure.span?.end ?? Number.POSITIVE_INFINITY;
  const found: SourceRecord[] = [];
  for await (const batch of readRecords(source, dialect, from === undefined ? {} : { from })) {
    if (batch.firstRecord + batch.recordCount > wanted.first) {
      const selection = new DataSelection(whole, {
        firstRow: 0,
        lines: true,
        isSheet: false,
        commentPrefix: dialect.commentPrefix,
      });
      selection.select(batch);
      const classes = selection.report().lineClasses ?? [];
      for (let r = Math.max(0, wanted.first - batch.firstRecord); r < batch.recordCount; r += 1) {
        const record = batch.firstRecord + r;
        if (record >= end) break;
        const lineClass = classes[r] ?? 'data';
        found.push({
          record,
          cells: recordTexts(batch, r).map(cut),
          lineClass: record >= behind && lineClass !== 'empty' ? 'notes' : lineClass,
        });
      }
    }
    if (batch.firstRecord + batch.recordCount >= end) break;
  }
  return found;
}

function cut(cell: string): string {
  return cell.length > shownCharacters ? `${cell.slice(0, shownCharacters - 1)}…` : cell;
}
