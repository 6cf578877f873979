import { Combine, Split } from 'lucide-react';
import { useMemo } from 'react';
import type { SheetSummary } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useApp } from '../../state/appState.ts';
import { readApart, readTogether } from '../../state/sheetActions.ts';
import { type TogetherPlan, togetherPlan, type WhyLeftOut } from '../../state/sheetLines.ts';
import { text } from '../../text/en.ts';

/** Above the list of sheets: how many there are, which of them could be one table or are, and what that leaves out. */
export function SheetsTogether({ sheets }: { readonly sheets: readonly SheetSummary[] }) {
  const sheetIndex = useApp((state) => state.review?.view?.inspection?.table.sheetIndex ?? null);
  const together = useApp((state) => state.review?.view?.overrides.sheetsTogether === true);
  const plan = useMemo(() => togetherPlan(sheets, sheetIndex), [sheets, sheetIndex]);
  const chosen = sheets.find(({ index }) => index === sheetIndex);
  const tables = sheets.reduce((sum, sheet) => sum + sheet.tables.length, 0);
  const hidden = sheets.filter((sheet) => sheet.hidden).length;
  return (
    <div className="flex h-11 shrink-0 items-center gap-4 border-b border-line px-3 text-12">
      <span className="shrink-0 text-ink-2">{text.sheets.summary(sheets.length, tables, hidden)}</span>
      {plan === null ? null : <Plan plan={plan} together={together} />}
      {together && chosen !== undefined ? (
        <Button onClick={() => void readApart()} keyName="T">
          <Split aria-hidden="true" size={14} />
          <span className="max-w-60 truncate">{text.sheets.part(chosen.name)}</span>
        </Button>
      ) : null}
      {!together && plan !== null ? (
        <Button onClick={() => void readTogether()} keyName="T" title={text.sheets.joinedMore}>
          <Combine aria-hidden="true" size={14} />
          {text.sheets.join(plan.taken.length)}
        </Button>
      ) : null}
    </div>
  );
}

function Plan({ plan, together }: { readonly plan: TogetherPlan; readonly together: boolean }) {
  const names = plan.taken.map((sheet) => sheet.name);
  const parts = leftOutParts(plan);
  const first = together ? text.sheets.joined(names) : text.sheets.alike(names);
  const rest =
    parts.length === 0 ? '' : together ? text.sheets.leftOut(parts) : text.sheets.wouldLeaveOut(parts);
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

/** What is left out, by reason: "Cover, Prices (other columns)". */
function leftOutParts({ leftOut }: TogetherPlan): readonly string[] {
  const byReason = new Map<WhyLeftOut, string[]>();
  for (const { sheet, why } of leftOut) byReason.set(why, [...(byReason.get(why) ?? []), sheet.name]);
  return [...byReason].map(([why, names]) => text.sheets.whyPart(names, text.sheets.why[why]));
}
