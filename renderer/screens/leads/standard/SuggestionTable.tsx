import { type KeyboardEvent, useRef } from 'react';
import type { SuggestionView } from '../../../../core/contract/standardViews.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { useApp } from '../../../state/app/appState.ts';
import {
  acceptAllSuggestions,
  decideSuggestion,
  forgetDead,
  planAgain,
  showSuggestions,
  undoSuggestion,
  useStandards,
} from '../../../state/leads/standardDesk.ts';
import { showLeadsWith } from '../../../state/leads/leadsOverview.ts';
import { formatCount } from '../../../text/format.ts';
import { suggestionWords as words } from '../../../text/suggestionWords.ts';
import { DeadTable } from './DeadTable.tsx';
import { lineKeys } from '../list/lineKeys.ts';

const states = ['open', 'accepted', 'rejected', 'dead'] as const;

const noneYet = { open: 0, accepted: 0, rejected: 0 };

/** What is suggested, a line a value, each with the way to decide it; letters act on the line that has the focus. */
export function SuggestionTable() {
  const list = useStandards((state) => state.list);
  const dead = useStandards((state) => state.dead);
  const shown = useStandards((state) => state.shown);
  const progress = useStandards((state) => state.progress);
  const fields = useStandards((state) => state.fields);
  const letters = useApp((state) => state.settings?.singleLetterKeys ?? true);
  const body = useRef<HTMLTableSectionElement>(null);
  const counts = { ...(progress?.suggestions ?? noneYet), dead: progress?.dead ?? 0 };

  const onKeyDown = (event: KeyboardEvent): void =>
    lineKeys(event, {
      rows: body.current?.rows,
      letters,
      act: (key, at, next) => {
        const one = list[at];
        if (key === 'u') undoSuggestion();
        else if ((key === 'a' || key === 'x') && one !== undefined) {
          decideSuggestion(one, key === 'a' ? 'accept' : 'reject');
          // The line goes; the focus goes on to the next one.
          next();
        } else return false;
        return true;
      },
    });

  return (
    <section aria-label={words.suggestions} className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-3 border-b border-line px-4">
        <Segments
          label={words.suggestions}
          value={shown}
          options={states.map((name) => ({
            name,
            label: `${words.shown[name]} ${formatCount(counts[name])}`,
          }))}
          onChange={showSuggestions}
        />
        {shown === 'open' && counts.open > 0 ? (
          <>
            <Button onClick={acceptAllSuggestions}>{words.acceptAll(counts.open)}</Button>
            {letters ? <span className="truncate text-12 text-ink-3">{words.keys}</span> : null}
          </>
        ) : null}
        {shown === 'dead' && dead.length > 0 ? (
          <>
            <Button onClick={() => planAgain(dead)}>{words.againAll(dead.length)}</Button>
            <Button look="quiet" onClick={() => forgetDead(dead)}>
              {words.dismissAll(dead.length)}
            </Button>
            {letters ? <span className="truncate text-12 text-ink-3">{words.deadKeys}</span> : null}
          </>
        ) : null}
      </div>
      {shown === 'dead' ? (
        <DeadTable letters={letters} />
      ) : list.length === 0 ? (
        <p className="p-4 text-ink-2">{words.none[shown]}</p>
      ) : (
        // Keys of the buttons in it arrive here.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section
          // It scrolls, so the focus has to be able to go there.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={words.shown[shown]}
          className="min-h-0 flex-1 overflow-auto"
          onKeyDown={onKeyDown}
        >
          <table className="w-full table-fixed text-left">
            <thead className="sticky top-0 z-[1] bg-subtle text-11 text-ink-3">
              <tr>
                <th className="w-32 px-4 py-1.5 font-semibold">{words.field}</th>
                <th className="px-4 py-1.5 font-semibold">{words.from}</th>
                <th className="px-4 py-1.5 font-semibold">{words.to}</th>
                <th className="w-20 px-4 py-1.5 text-right font-semibold">{words.leads}</th>
                <th className="w-24 px-4 py-1.5 font-semibold">{words.by}</th>
                <th className="w-48 px-4 py-1.5">
                  <span className="sr-only">{words.suggestions}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={body}>
              {list.map((one) => (
                <SuggestionRow
                  key={one.id}
                  suggestion={one}
                  label={fields?.find(({ field }) => field === one.field)?.label ?? one.field}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function SuggestionRow({
  suggestion,
  label,
}: {
  readonly suggestion: SuggestionView;
  readonly label: string;
}) {
  const { from, to, records, modelId, state, isLate } = suggestion;
  const act = (action: string): string => words.actOn(action, from, to);
  return (
    <tr className="h-10 border-b border-line focus-within:bg-selected">
      <td className="truncate px-4 text-ink-2" title={label}>
        {label}
      </td>
      <td className="truncate px-4" title={from}>
        <bdi>{from}</bdi>
      </td>
      <td className="truncate px-4 font-medium" title={to}>
        <bdi>{to}</bdi>
      </td>
      <td className="px-4 text-right tabular-nums">
        {state === 'accepted' || records === 0 ? (
          formatCount(records)
        ) : (
          <button
            type="button"
            aria-label={words.leadsWith(records, from)}
            title={words.leadsWith(records, from)}
            className="text-accent underline"
            onClick={() =>
              showLeadsWith(
                suggestion.packId,
                { field: suggestion.field, value: from },
                useStandards.getState().place,
              )
            }
          >
            {formatCount(records)}
          </button>
        )}
      </td>
      <td className="px-4">
        <Chip tone={modelId === '' ? 'plain' : 'ai'} title={modelId}>
          {modelId === '' ? words.rules : words.ai}
          {isLate ? ` · ${words.late}` : ''}
        </Chip>
      </td>
      <td className="px-4">
        <div className="flex justify-end gap-2">
          {state === 'open' ? (
            <>
              <Button label={act(words.accept)} onClick={() => decideSuggestion(suggestion, 'accept')}>
                {words.accept}
              </Button>
              <Button
                look="quiet"
                label={act(words.reject)}
                onClick={() => decideSuggestion(suggestion, 'reject')}
              >
                {words.reject}
              </Button>
            </>
          ) : (
            <Button label={act(words.undo)} onClick={() => decideSuggestion(suggestion, 'reopen')}>
              {words.undo}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
