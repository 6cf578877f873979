import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { keyWords } from '../../components/keyWords.ts';
import { withChord, withoutChord } from '../../keys/changeKeys.ts';
import type { Command } from '../../keys/command.ts';
import { conflictsOf } from '../../keys/keyConflicts.ts';
import { type ChosenKeys, keysOf } from '../../keys/keysInForce.ts';
import { keeperOf } from '../../keys/keptKeys.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';
import { KeyCatcher } from './KeyCatcher.tsx';

const words = keysPageWords;

/**
 * Takes new keys for a command. Free ones are in force with the press; for keys that belong to another command it asks,
 * and those that browser or system keep are refused with the reason.
 */
export function KeyRecorder({
  command,
  at,
  chosen,
  onChange,
  onLeave,
}: {
  readonly command: Command;
  /** Which of the command's keys is changed; past the last one to add. */
  readonly at: number;
  readonly chosen: ChosenKeys;
  readonly onChange: (chosen: ChosenKeys) => void;
  readonly onLeave: () => void;
}) {
  const [pressed, setPressed] = useState<string>();
  const before = keysOf(command, chosen)[at];
  const keeper = pressed === undefined ? undefined : keeperOf(pressed, command.scope);
  const others = pressed === undefined ? [] : conflictsOf(command, pressed, chosen);
  const said = pressed === undefined ? '' : keyWords(pressed).join(' ');
  const titles = others.map(({ title }) => title).join(', ');

  const take = (spelling: string): void => {
    const freed = conflictsOf(command, spelling, chosen).reduce(
      (keys, other) => withoutChord(keys, other, spelling),
      chosen,
    );
    onChange(withChord(freed, command, { at, spelling }));
  };
  const press = (spelling: string): void => {
    setPressed(spelling);
    if (keeperOf(spelling, command.scope) !== undefined) return;
    if (spelling === before) onLeave();
    else if (conflictsOf(command, spelling, chosen).length === 0) take(spelling);
  };

  return (
    <div
      className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <KeyCatcher
        label={words.recorder(command.title)}
        shown={pressed ?? before}
        onChord={press}
        onClear={() => {
          if (before === undefined) onLeave();
          else onChange(withoutChord(chosen, command, before));
        }}
        onLeave={onLeave}
      />
      {keeper === undefined && others.length > 0 && pressed !== undefined ? (
        <>
          <Button onClick={() => take(pressed)}>{words.take(titles)}</Button>
          <Button look="quiet" onClick={onLeave}>
            {words.leave}
          </Button>
        </>
      ) : null}
      <output className={`min-w-0 text-12 ${keeper === undefined ? 'text-ink-2' : 'text-warn'}`}>
        {keeper !== undefined
          ? words.kept[keeper](said)
          : others.length > 0
            ? words.taken(said, titles)
            : words.recorderHelp}
      </output>
    </div>
  );
}
