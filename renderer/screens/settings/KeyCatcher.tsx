import { useEffect, useRef, useState } from 'react';
import { keyWords } from '../../components/keyWords.ts';
import { chordsOf, isMac, writeChord } from '../../keys/chord.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';

/**
 * A field that shows the keys pressed in it instead of what they write. Esc leaves and Backspace clears; the Tab key
 * goes on to the next control, so that nobody is held here (WCAG 2.1.2).
 */
export function KeyCatcher({
  label,
  shown,
  onChord,
  onClear,
  onLeave,
}: {
  readonly label: string;
  /** The chord to show until keys are pressed, in its one spelling. */
  readonly shown: string | undefined;
  readonly onChord: (spelling: string) => void;
  readonly onClear: () => void;
  readonly onLeave: () => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  /** Modifiers that are held while no other key has come yet. */
  const [held, setHeld] = useState('');
  useEffect(() => ref.current?.focus(), []);
  return (
    <input
      ref={ref}
      readOnly
      aria-label={label}
      placeholder={keysPageWords.press}
      value={held !== '' ? held : shown === undefined ? '' : keyWords(shown).join(' ')}
      className="field-control h-7 w-44 text-12"
      onBlur={() => setHeld('')}
      onKeyUp={(event) => setHeld(heldWords(event))}
      onKeyDown={(event) => {
        const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
        if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey && !event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.repeat) return;
        if (bare && event.key === 'Escape') return onLeave();
        if (bare && event.key === 'Backspace') return onClear();
        // What stands in the place of a key is the same on every layout; a letter of one script is not.
        const chord = chordsOf(event.nativeEvent).at(-1);
        setHeld(chord === undefined ? heldWords(event) : '');
        if (chord !== undefined) onChord(writeChord(chord));
        return undefined;
      }}
    />
  );
}

function heldWords(event: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): string {
  const names = [
    ...(event.ctrlKey ? ['Control'] : []),
    ...(event.metaKey ? [isMac ? '$mod' : 'Meta'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ];
  return names.length === 0 ? '' : `${keyWords(names.join('+')).join(' ')} …`;
}
