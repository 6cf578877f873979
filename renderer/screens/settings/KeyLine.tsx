import { Plus, RotateCcw } from 'lucide-react';
import { Keys } from '../../components/Keys.tsx';
import { keyWords } from '../../components/keyWords.ts';
import { isChanged, mostKeys, withKeys } from '../../keys/changeKeys.ts';
import type { Command } from '../../keys/command.ts';
import { type ChosenKeys, isLetter, keysOf } from '../../keys/keysInForce.ts';
import { text } from '../../text/en.ts';
import { keysPageWords } from '../../text/keysPageWords.ts';
import { KeyRecorder } from './KeyRecorder.tsx';

const words = keysPageWords;

/** Names the control of a command's key, so that the focus finds back to it. */
export const keySpot = 'data-key-spot';

/** A command with its keys; each of them is a button that takes new ones. */
export function KeyLine({
  command,
  chosen,
  letters,
  recording,
  onRecord,
  onChange,
}: {
  readonly command: Command;
  readonly chosen: ChosenKeys;
  /** Whether single-letter keys are on. */
  readonly letters: boolean;
  /** Which of its keys takes new ones now; `null` for none. */
  readonly recording: number | null;
  readonly onRecord: (at: number | null) => void;
  readonly onChange: (chosen: ChosenKeys) => void;
}) {
  const keys = keysOf(command, chosen);
  const spot = (at: number): Record<string, string> => ({ [keySpot]: `${command.id} ${String(at)}` });
  return (
    <tr className="border-t border-line hover:bg-hover">
      <th
        scope="row"
        className="w-80 max-w-80 truncate px-3 py-1 text-left font-normal"
        title={command.title}
      >
        {command.title}
      </th>
      <td className="w-52 px-3 py-1 text-12 whitespace-nowrap text-ink-2">
        {command.where ?? text.keys.places[command.scope]}
      </td>
      <td className="px-3 py-1">
        <div className="flex min-h-7 flex-wrap items-center gap-1.5">
          {keys.map((key, at) =>
            recording === at ? null : (
              <button
                key={key}
                type="button"
                {...spot(at)}
                title={isLetter(key) ? (letters ? words.letter : words.letterOff) : undefined}
                onClick={() => onRecord(at)}
                className={`inline-flex h-6 min-w-6 items-center justify-center rounded-1 border px-1.5 hover:bg-selected ${
                  isLetter(key)
                    ? `border-dotted border-edge ${letters ? '' : 'line-through opacity-60'}`
                    : 'border-line'
                }`}
              >
                <span className="sr-only">{chipLabel(command, key, letters)}</span>
                <Keys binding={key} />
              </button>
            ),
          )}
          {recording === null ? (
            keys.length < mostKeys ? (
              <button
                type="button"
                {...spot(keys.length)}
                aria-label={words.add(command.title)}
                title={words.addShort}
                onClick={() => onRecord(keys.length)}
                className="inline-flex size-6 items-center justify-center rounded-1 text-ink-3 hover:bg-selected hover:text-ink"
              >
                <Plus aria-hidden="true" size={13} />
              </button>
            ) : null
          ) : (
            <KeyRecorder
              command={command}
              at={recording}
              chosen={chosen}
              onChange={onChange}
              onLeave={() => onRecord(null)}
            />
          )}
        </div>
      </td>
      <td className="w-24 px-3 py-1 text-right">
        {isChanged(command, chosen) ? (
          <button
            type="button"
            aria-label={words.reset(command.title)}
            onClick={() => onChange(withKeys(chosen, command, command.keys))}
            className="inline-flex h-6 items-center gap-1 rounded-1 px-1.5 text-12 text-ink-2 hover:bg-selected hover:text-ink"
          >
            <RotateCcw aria-hidden="true" size={12} /> {words.resetShort}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

function chipLabel(command: Command, key: string, letters: boolean): string {
  const name = words.change(keyWords(key).join(' '), command.title);
  return isLetter(key) ? `${name} (${letters ? words.letter : words.letterOff})` : name;
}
