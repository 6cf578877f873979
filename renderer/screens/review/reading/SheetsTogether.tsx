import { Combine, Split } from 'lucide-react';
import { useMemo } from 'react';
import type { SheetSummary } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { readApart, readTogether } from '../../../state/review/sheetActions.ts';
import {
  joinedPlan,
  type SheetsRead,
  type TogetherPlan,
  togetherPlan,
} from '../../../state/review/sheetLines.ts';
import { text } from '../../../text/en.ts';
import { whyWords } from './guessWords.ts';

/** Above the list of sheets: how many there are, which of them could be one table or are, and what that leaves out. */
export function SheetsTogether({
  sheets,
  read,
}: {
  readonly sheets: readonly SheetSummary[];
  readonly read: SheetsRead;
}) {
  const { joined, sheetIndex } = read;
  const plan = useMemo(
    () => (joined === null ? togetherPlan(sheets, sheetIndex) : joinedPlan(joined)),
    [sheets, sheetIndex, joined],
  );
  const chosen = sheets.find(({ index }) => index === sheetIndex);
  const tables = sheets.reduce((sum, sheet) => sum + sheet.tables.length, 0);
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  return (
    <div className="flex h-11 shrink-0 items-center gap-4 border-b border-line px-3 text-12">
      <span className="shrink-0 text-ink-2">{text.sheets.summary(sheets.length, tables, hidden)}</span>
      {plan === null ? null : <Plan plan={plan} isJoined={joined !== null} />}
      {joined !== null && chosen !== undefined ? (
        <Button onClick={() => void readApart()} command="reading.together">
          <Split aria-hidden="true" size={14} />
          <span className="max-w-60 truncate">{text.sheets.part(chosen.name)}</span>
        </Button>
      ) : null}
      {joined === null && plan !== null ? (
        <Button onClick={() => void readTogether()} command="reading.together" title={text.sheets.joinedMore}>
          <Combine aria-hidden="true" size={14} />
          {text.sheets.join(plan.taken.length)}
        </Button>
      ) : null}
    </div>
  );
}

function Plan({ plan, isJoined }: { readonly plan: TogetherPlan; readonly isJoined: boolean }) {
  const parts = leftOutParts(plan);
  const first = isJoined ? text.sheets.joined(plan.taken) : text.sheets.alike(plan.taken);
  const rest =
    parts.length === 0 ? '' : isJoined ? text.sheets.leftOut(parts) : text.sheets.wouldLeaveOut(parts);
  return (
    <span
      className="ml-auto flex min-w-0 flex-col text-right"
      title={[first, text.sheets.joinedMore, rest].join('\n')}
    >
      <span className="truncate">{first}</span>
      {rest === '' ? null : <span className="truncate text-ink-2">{rest}</span>}
    </span>
  );
}

/** What is left out, by reason: "Cover, Prices (other columns)". A sheet with nearly the same columns stands alone. */
function leftOutParts({ leftOut }: TogetherPlan): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const left of leftOut) {
    const why = whyWords(left);
    byReason.set(why, [...(byReason.get(why) ?? []), left.name]);
  }
  return [...byReason].map(([why, names]) => text.sheets.whyPart(names, why));
}
