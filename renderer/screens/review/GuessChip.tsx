import { MenuButton, type MenuEntry } from '../../components/MenuButton.tsx';
import { text } from '../../text/en.ts';
import { likelyFrom, sureFrom } from '../../text/guessBands.ts';

/** One guess about the file's form as a chip: what was guessed, how sure that is, and a menu to correct it. */
export function GuessChip({
  name,
  value,
  note,
  warning,
  margin,
  byYou,
  entries,
}: {
  readonly name: string;
  readonly value: string;
  /** Behind the value, quieter. */
  readonly note?: string;
  /** What should be looked at before going on. */
  readonly warning?: string | undefined;
  /** 0 to 1. */
  readonly margin: number;
  readonly byYou: boolean;
  readonly entries: readonly MenuEntry[];
}) {
  const sure = byYou ? text.guesses.byYou : text.guesses.sure(margin);
  const doubtful = !byYou && margin < likelyFrom;
  const why = byYou ? text.guesses.byYou : `${sure}: ${text.guesses.sureLong(margin)}`;
  return (
    <MenuButton title={`${name}: ${value} (${why})`} look="chip" entries={entries}>
      <span className="text-ink-3">{name}</span>
      <span className="max-w-40 truncate font-medium">{value}</span>
      {note === undefined ? null : <span className="text-ink-3">{note}</span>}
      {warning === undefined ? null : <span className="text-warn">⚠ {warning}</span>}
      <span className={`flex items-center gap-1 ${doubtful ? 'text-warn' : 'text-ink-3'}`}>
        {byYou ? null : <SureMeter margin={margin} />}
        {byYou || margin < sureFrom ? sure : <span className="sr-only">{sure}</span>}
      </span>
    </MenuButton>
  );
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
