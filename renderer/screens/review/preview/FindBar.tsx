import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../../components/Button.tsx';
import { focusGrid } from '../../../components/focus.ts';
import { useApp } from '../../../state/app/appState.ts';
import { changeFind, closeFind, startFind, stepFind } from '../../../state/review/findActions.ts';
import { setFind, useFind } from '../../../state/review/findState.ts';
import { text } from '../../../text/en.ts';
import { FindColumn } from './FindColumn.tsx';
import { FindStatus } from './FindStatus.tsx';

/** Longest text that is looked for, as the contract has it. */
const longestText = 200;
const options = ['matchCase', 'wholeCell', 'isPattern'] as const;

/** Looks for a value in every row of the file, those far outside the window among them. */
export function FindBar() {
  const query = useFind((state) => state.query);
  const canStep = useFind((state) => state.cells.length > 0);
  const { input, goBack } = useFocus();
  useFreshSearch();
  const close = (): void => {
    closeFind();
    goBack();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    // Esc is heard wherever the focus is within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search
      aria-label={text.find.title}
      onKeyDown={onKeyDown}
      className="flex h-9 shrink-0 items-center gap-2 border-b border-line bg-app px-2 text-12"
    >
      <input
        ref={input}
        type="text"
        aria-label={text.find.title}
        placeholder={text.find.title}
        maxLength={longestText}
        value={query.text}
        spellCheck={false}
        onChange={(event) => changeFind({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          stepFind(event.shiftKey ? -1 : 1);
        }}
        className="field-control h-7 w-56 shrink-0 font-mono text-12"
      />
      <span className="flex shrink-0">
        <IconButton label={text.find.previous} blocked={!canStep} onClick={() => stepFind(-1)}>
          <ChevronUp aria-hidden="true" size={14} />
        </IconButton>
        <IconButton label={text.find.next} blocked={!canStep} onClick={() => stepFind(1)}>
          <ChevronDown aria-hidden="true" size={14} />
        </IconButton>
      </span>
      <FindStatus />
      <FindColumn />
      <fieldset aria-label={text.find.options} className="flex shrink-0 gap-1">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={query[option]}
            title={text.find[`${option}Long`]}
            onClick={() => changeFind({ [option]: !query[option] })}
            className={`h-6 rounded-1 border px-2 whitespace-nowrap ${
              query[option]
                ? 'border-accent bg-selected font-medium text-accent'
                : 'border-line text-ink-2 hover:bg-hover'
            }`}
          >
            {text.find[option]}
          </button>
        ))}
      </fieldset>
      <IconButton label={text.find.close} onClick={close}>
        <X aria-hidden="true" size={14} />
      </IconButton>
    </search>
  );
}

/**
 * Gives the field the focus each time that somebody asks for the bar; coming back to the tab is no asking.
 * @returns the field, and the way back to what had the focus before
 */
function useFocus() {
  const asked = useFind((state) => state.asked);
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (asked === 0) return;
    const active = document.activeElement;
    if (active !== input.current && active !== document.body) cameFrom.current = active;
    input.current?.focus();
    input.current?.select();
    setFind({ asked: 0 });
  }, [asked]);
  const goBack = (): void => {
    const before = cameFrom.current;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else focusGrid();
  };
  return { input, goBack };
}

/** Searches again when the file was read anew, since its rows are others then. */
function useFreshSearch(): void {
  const reading = useApp((state) => JSON.stringify(state.review?.view?.overrides ?? null));
  const known = useRef(reading);
  useEffect(() => {
    if (known.current === reading) return;
    known.current = reading;
    startFind();
  }, [reading]);
}
