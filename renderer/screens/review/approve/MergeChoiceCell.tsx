import type { KeyboardEvent, ReactNode } from 'react';
import type { MergeChoice } from '../../../../core/contract/views.ts';
import { chooseMerge } from '../../../state/review/mergeActions.ts';
import { text } from '../../../text/en.ts';

/** The two cells of a conflict, of which one is taken. The first one holds the keys for the whole line. */
export function MergeChoiceCell({
  slotKey,
  name,
  choice,
  theirs,
  yours,
  onKey,
}: {
  readonly slotKey: string;
  readonly name: string;
  readonly choice: MergeChoice | undefined;
  readonly theirs: ReactNode;
  readonly yours: ReactNode;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, key: string) => void;
}) {
  const cell = (take: MergeChoice, label: string, content: ReactNode) => (
    <td className="p-1">
      <button
        type="button"
        aria-pressed={choice === take}
        {...(take === 'theirs' ? { 'data-conflict': '' } : {})}
        onClick={() => chooseMerge(slotKey, take)}
        onKeyDown={(event) => onKey(event, slotKey)}
        className={`block min-h-8 w-full rounded-2 border px-2 py-1 text-left focus:outline-2 focus:outline-offset-1 focus:outline-accent ${
          choice === take ? 'border-accent bg-selected' : 'border-edge bg-surface hover:bg-hover'
        }`}
      >
        <span className="flex items-center gap-1 text-11 text-ink-2">
          <kbd aria-hidden="true" className="font-mono">
            {take === 'theirs' ? '1' : '2'}
          </kbd>
          <span>
            {label}
            <span className="sr-only">: {name}</span>
          </span>
          {choice === take ? <span aria-hidden="true">✓</span> : null}
        </span>
        {content}
      </button>
    </td>
  );
  return (
    <>
      {cell('theirs', text.merge.takeTheirs, theirs)}
      {cell('yours', text.merge.takeYours, yours)}
    </>
  );
}
