import type { Inspection } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { useApp } from '../../../state/app/appState.ts';
import {
  headerTo,
  makeFirstData,
  makeHeader,
  makeLastData,
  setHeader,
  settleRow,
} from '../../../state/review/recordActions.ts';
import type { RecordLine } from '../../../state/review/recordMarks.ts';
import { text } from '../../../text/en.ts';
import { namesLine } from './guessWords.ts';
import { useTriedReading } from './useTriedReading.ts';

/** What the record under the cursor can be made, and which names the columns would have with it as the header. */
export function RecordBar({
  line,
  inspection,
}: {
  readonly line: RecordLine | undefined;
  readonly inspection: Inspection;
}) {
  const marking = useApp((state) => state.review?.reading.marking ?? null);
  const again = useApp((state) => state.review?.work === 'rereading');
  const { headerRows } = inspection.table.dialect;
  const wanted =
    marking !== null
      ? headerTo(marking.to, [marking.from])
      : line === undefined || line.lineClass === 'empty' || isHeader(line, headerRows)
        ? null
        : [line.record];
  const tried = useTriedReading(wanted === null || again ? null : { headerRows: wanted });
  const names =
    tried.kind === 'done'
      ? text.reading.wouldBe(namesLine(tried.inspection.table.columnNames))
      : tried.kind === 'failed'
        ? tried.message
        : wanted === null
          ? text.reading.named(namesLine(inspection.table.columnNames))
          : '';
  if (line === undefined) return <div className="h-14 shrink-0 border-t border-line" />;
  const { record, lineClass } = line;
  const isData = lineClass === 'data';
  const isBehind = record >= inspection.table.dialect.firstDataRow && lineClass !== 'empty';
  return (
    <div className="shrink-0 border-t border-line bg-surface px-2 text-12">
      <output className="block h-6 truncate px-1 pt-1 text-ink-2" title={names}>
        {names}
      </output>
      <div className="flex h-8 items-center gap-1 overflow-hidden">
        <span className="w-20 shrink-0 truncate px-1 font-medium">{text.reading.rowOf(record)}</span>
        <Button look="quiet" command="reading.header" onClick={() => void makeHeader(record, false)}>
          {text.records.classes.header}
        </Button>
        <Button look="quiet" command="reading.headerTo" onClick={() => void makeHeader(record, true)}>
          {text.records.headerTo}
        </Button>
        {headerRows.length === 0 ? null : (
          <Button look="quiet" command="reading.noHeader" onClick={() => void setHeader([])}>
            {text.records.noHeader}
          </Button>
        )}
        <Button look="quiet" command="reading.firstData" onClick={() => void makeFirstData(record)}>
          {text.records.first}
        </Button>
        {isBehind ? (
          <>
            <Button look="quiet" command="reading.lastData" onClick={() => void makeLastData(record)}>
              {text.reading.dataEnds}
            </Button>
            <Button look="quiet" command="reading.settleRow" onClick={() => void settleRow(record, !isData)}>
              {isData ? text.reading.leaveOut : text.reading.isData}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}

function isHeader({ record }: RecordLine, headerRows: readonly number[]): boolean {
  return headerRows.length === 1 && headerRows[0] === record;
}
