/* oxlint-disable jsx-a11y/prefer-tag-over-role -- one element holds the focus, as in every table of the app */
import { type KeyboardEvent, useId, useState } from 'react';
import type { GroupView, RecordField, RecordId } from '../../../../core/contract/recordViews.ts';
import { duplicatesAttribute, focusSoon } from '../../../components/focus.ts';
import { chooseValue, keptFrom, useDuplicates } from '../../../state/leads/duplicateDesk.ts';
import { text } from '../../../text/en.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { RecordHead } from './RecordHead.tsx';

/** The element that holds the focus for the records side by side. */
export const comparedId = 'leads-compared';

type Member = GroupView['records'][number];

/**
 * A row a field, a column a record. Up and Down go through the fields, Left and Right or the record's number choose the
 * value that is kept.
 */
export function CompareTable({
  group,
  fields,
  hideSame,
}: {
  readonly group: GroupView;
  readonly fields: readonly RecordField[];
  readonly hideSame: boolean;
}) {
  const id = useId();
  const choices = useDuplicates((state) => state.choices);
  const leftOut = useDuplicates((state) => state.leftOut);
  const [cursor, setCursor] = useState(0);
  const [shownId, setShownId] = useState(group.id);
  // The element stays, and the focus with it, when the next group comes.
  if (shownId !== group.id) {
    setShownId(group.id);
    setCursor(0);
  }
  const listed = group.fields.filter(({ differs }) => differs || !hideSame);
  const at = Math.min(cursor, listed.length - 1);
  const placeOf = (field: string): number => fields.findIndex(({ name }) => name === field);
  const keptOf = (field: string): RecordId | null =>
    keptFrom(group, { choices, leftOut }, { field, at: placeOf(field) });
  const isFree = (record: Member | undefined): record is Member =>
    record !== undefined && !leftOut.has(record.id);

  const choose = (row: number, record: Member | undefined): void => {
    const field = listed[row]?.field;
    if (field !== undefined && isFree(record)) chooseValue(field, record.id);
  };
  const goTo = (row: number): void => {
    const to = Math.min(listed.length - 1, Math.max(0, row));
    setCursor(to);
    document.getElementById(`${id}-${String(to)}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = listed[at]?.field;
    const kept = field === undefined ? null : keptOf(field);
    const place = group.records.findIndex((record) => record.id === kept);
    const digit = /^[1-9]$/u.test(event.key) ? Number(event.key) - 1 : -1;
    const step = (by: 1 | -1): void => {
      for (let to = place + by; to >= 0 && to < group.records.length; to += by)
        if (isFree(group.records[to])) return choose(at, group.records[to]);
    };
    if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(listed.length - 1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'Escape') focusSoon(duplicatesAttribute);
    else if (digit >= 0) choose(at, group.records[digit]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const columns = `minmax(112px,160px) repeat(${String(group.records.length)}, minmax(150px,1fr))`;
  return (
    <div
      id={comparedId}
      role="grid"
      tabIndex={0}
      aria-label={words.compared}
      aria-describedby={`${id}-hint`}
      aria-rowcount={listed.length + 1}
      aria-colcount={group.records.length + 1}
      aria-activedescendant={`${id}-${String(at)}`}
      {...{ [duplicatesAttribute]: '' }}
      onKeyDown={onKeyDown}
      className="group/compare min-h-0 flex-1 overflow-auto outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
    >
      <p id={`${id}-hint`} className="sr-only">
        {words.choose}
      </p>
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-[1] grid border-b border-line bg-subtle text-12"
        style={{ gridTemplateColumns: columns }}
      >
        <div role="columnheader" className="px-3 py-1.5 text-11 font-semibold text-ink-3">
          {words.field}
        </div>
        {group.records.map((record, place) => (
          <div
            key={record.id}
            role="columnheader"
            className={`min-w-0 border-l border-line px-3 py-1.5 ${leftOut.has(record.id) ? 'opacity-70' : ''}`}
          >
            <RecordHead
              record={record}
              at={place}
              isOne={group.records.length > 2}
              isTaken={!leftOut.has(record.id)}
            />
          </div>
        ))}
      </div>
      {listed.map(({ field, differs, conflict }, row) => {
        const place = placeOf(field);
        const kept = keptOf(field);
        const label = fields[place]?.label ?? field;
        return (
          <div
            key={field}
            id={`${id}-${String(row)}`}
            role="row"
            aria-rowindex={row + 2}
            aria-selected={row === at}
            className={`grid border-b border-line ${
              row === at ? 'shadow-[inset_3px_0_0_var(--accent)]' : ''
            }`}
            style={{ gridTemplateColumns: columns }}
          >
            <div role="rowheader" className="flex min-w-0 items-baseline gap-1.5 px-3 py-1.5 text-12">
              <span className="truncate text-ink-2" title={label}>
                {label}
              </span>
              {conflict ? (
                <span title={words.conflicts(1)} className="shrink-0 text-warn">
                  <span aria-hidden="true">≠</span>
                  <span className="sr-only">{words.conflicts(1)}</span>
                </span>
              ) : null}
            </div>
            {group.records.map((record, n) => (
              <Value
                key={record.id}
                value={record.values[place] ?? null}
                isKept={record.id === kept}
                isOff={leftOut.has(record.id)}
                differs={differs}
                label={words.keepValue(label, n + 1)}
                onPick={() => {
                  setCursor(row);
                  choose(row, record);
                }}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Value({
  value,
  isKept,
  isOff,
  differs,
  label,
  onPick,
}: {
  readonly value: string | null;
  readonly isKept: boolean;
  readonly isOff: boolean;
  readonly differs: boolean;
  readonly label: string;
  readonly onPick: () => void;
}) {
  const look = isOff
    ? 'opacity-60'
    : !differs
      ? ''
      : isKept
        ? 'bg-selected'
        : value === null
          ? ''
          : 'bg-warn-bg';
  return (
    <div role="gridcell" className={`min-w-0 border-l border-line ${look}`}>
      <button
        type="button"
        tabIndex={-1}
        aria-pressed={isKept}
        aria-label={`${label}: ${value ?? words.nothing}`}
        onMouseDown={(event) => {
          // The table keeps the focus, so that keys go on.
          event.preventDefault();
          document.getElementById(comparedId)?.focus();
        }}
        onClick={onPick}
        className="flex min-h-7 w-full items-start gap-2 px-3 py-1 text-left hover:bg-hover"
      >
        <span
          aria-hidden="true"
          className={`mt-1 flex size-3 shrink-0 items-center justify-center rounded-full border ${
            isKept ? 'border-accent' : 'border-edge'
          } ${differs ? '' : 'invisible'}`}
        >
          {isKept ? <span className="bar size-1.5 rounded-full bg-accent" /> : null}
        </span>
        <span
          title={value ?? undefined}
          className={`line-clamp-4 min-w-0 flex-1 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap ${
            value === null ? 'text-ink-3' : ''
          }`}
        >
          {value === null ? text.none : <bdi>{value}</bdi>}
        </span>
      </button>
    </div>
  );
}
