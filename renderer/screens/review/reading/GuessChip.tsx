import { MenuButton, type MenuEntry } from '../../../components/MenuButton.tsx';
import { text } from '../../../text/en.ts';
import { likelyFrom, sureFrom } from '../../../text/guessBands.ts';

/** One guess about the file's form as a chip: what was guessed, how sure that is and why, and a menu to correct it. */
export function GuessChip({
  name,
  value,
  note,
  warning,
  margin,
  byYou,
  evidence = [],
  isTold = false,
  entries,
  onGuessAgain,
}: {
  readonly name: string;
  readonly value: string;
  /** Behind the value, quieter. */
  readonly note?: string;
  /** What should be looked at before going on. */
  readonly warning?: string | undefined;
  /** 0 to 1; `null` where nothing is guessed. */
  readonly margin: number | null;
  readonly byYou: boolean;
  /** What speaks for the guess, and what would be next; a line each. */
  readonly evidence?: readonly string[];
  /** Another chip warns of the same doubt. */
  readonly isTold?: boolean;
  readonly entries: readonly MenuEntry[];
  /** Takes the correction back. */
  readonly onGuessAgain?: () => void;
}) {
  const sure = byYou ? text.guesses.byYou : margin === null ? '' : text.guesses.sure(margin);
  const doubtful = !byYou && margin !== null && margin < likelyFrom;
  const again: readonly MenuEntry[] =
    byYou && onGuessAgain !== undefined
      ? [{ id: 'again', apart: true, label: text.reading.guessAgain, onPick: onGuessAgain }]
      : [];
  const facts = [
    ...(byYou ? [text.reading.fromYou] : margin === null ? [] : [text.guesses.sureLong(margin)]),
    ...evidence,
  ];
  return (
    <MenuButton
      title={[`${name}: ${value}`, ...facts].join('\n')}
      look="chip"
      entries={[...entries, ...again]}
      head={
        <div className="mb-1 border-b border-line px-3 pt-1 pb-2 text-12 text-ink-2">
          {margin === null && !byYou ? null : (
            <p className={`flex items-center gap-1.5 font-medium ${doubtful ? 'text-warn' : 'text-ink'}`}>
              {byYou || margin === null ? null : <SureMeter margin={margin} />}
              {byYou ? text.reading.fromYou : sureWord(sure)}
            </p>
          )}
          {facts.slice(byYou ? 1 : 0).map((fact) => (
            <p key={fact} className="max-w-90 truncate">
              {fact}
            </p>
          ))}
        </div>
      }
    >
      {doubtful && !isTold ? (
        <span className="text-warn">
          <span aria-hidden="true">⚠</span>
          <span className="sr-only">{text.reading.doubt}: </span>
        </span>
      ) : null}
      <span className="text-ink-3">{name}</span>
      <span className="max-w-40 truncate font-medium">{value}</span>
      {note === undefined ? null : <span className="text-ink-3">{note}</span>}
      {warning === undefined ? null : <span className="text-warn">⚠ {warning}</span>}
      {sure === '' ? null : (
        <span className={`flex items-center gap-1 ${doubtful ? 'text-warn' : 'text-ink-3'}`}>
          {byYou || margin === null ? null : <SureMeter margin={margin} />}
          {byYou || (margin !== null && margin < sureFrom) ? sure : <span className="sr-only">{sure}</span>}
        </span>
      )}
    </MenuButton>
  );
}

function sureWord(sure: string): string {
  return `${sure.charAt(0).toUpperCase()}${sure.slice(1)}`;
}

/** Three steps, so that doubt is seen without reading. */
function SureMeter({ margin }: { readonly margin: number }) {
  const filled = margin >= sureFrom ? 3 : margin >= likelyFrom ? 2 : 1;
  return (
    <span aria-hidden="true" className="flex items-end gap-px">
      {[1, 2, 3].map((bar) => (
        <span
          key={bar}
          className={`bar w-[3px] rounded-[1px] ${bar === 1 ? 'h-1' : bar === 2 ? 'h-1.5' : 'h-2'} ${
            bar <= filled ? 'bg-current' : 'bg-line'
          }`}
        />
      ))}
    </span>
  );
}
