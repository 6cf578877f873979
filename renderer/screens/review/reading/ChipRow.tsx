import { Popover } from '@base-ui/react/popover';
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { text } from '../../../text/en.ts';

export interface RowChip {
  readonly id: string;
  /** Should be looked at; `More` says so where the chip has no room. */
  readonly doubtful: boolean;
  readonly view: ReactNode;
}

/** Chips in one line and one order; those that find no room are behind a chip of their own. */
export function ChipRow({ chips }: { readonly chips: readonly RowChip[] }) {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const rest = chips.filter(({ id }) => hidden.includes(id));
  return (
    <>
      <ChipLine
        // Other chips are other elements to watch.
        key={chips.map(({ id }) => id).join()}
        chips={chips}
        hidden={hidden}
        onHidden={setHidden}
      />
      {rest.length === 0 ? null : <MoreChips chips={rest} />}
    </>
  );
}

function ChipLine({
  chips,
  hidden,
  onHidden,
}: {
  readonly chips: readonly RowChip[];
  readonly hidden: readonly string[];
  readonly onHidden: (change: (before: readonly string[]) => readonly string[]) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const line = row.current;
    if (line === null) return undefined;
    const observer = new ResizeObserver(() => {
      // What does not fit stands in a second line, which is cut off.
      const found = [...line.children].flatMap((element) =>
        element instanceof HTMLElement && element.offsetTop > 0 ? [element.dataset['chip'] ?? ''] : [],
      );
      onHidden((before) => (before.join() === found.join() ? before : found));
    });
    observer.observe(line);
    for (const element of line.children) observer.observe(element);
    return () => observer.disconnect();
  }, [onHidden]);
  return (
    <div ref={row} className="relative flex h-6 min-w-0 flex-1 flex-wrap gap-x-1.5 gap-y-2 overflow-hidden">
      {chips.map(({ id, view }) => (
        <span
          key={id}
          data-chip={id}
          inert={hidden.includes(id)}
          className={`max-w-full ${hidden.includes(id) ? 'invisible' : ''}`}
        >
          {view}
        </span>
      ))}
    </div>
  );
}

function MoreChips({ chips }: { readonly chips: readonly RowChip[] }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        title={text.reading.moreLabel}
        className="inline-flex h-6 shrink-0 items-center gap-1 rounded-1 border border-line bg-surface px-2 text-12 hover:bg-hover data-popup-open:bg-hover"
      >
        {chips.some(({ doubtful }) => doubtful) ? (
          <span className="text-warn">
            <span aria-hidden="true">⚠</span>
            <span className="sr-only">{text.reading.doubt}: </span>
          </span>
        ) : null}
        <Ellipsis aria-hidden="true" size={13} />
        {text.reading.more(chips.length)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={4} className="z-40">
          <Popover.Popup className="float flex max-w-120 flex-col items-start gap-1.5 rounded-3 border border-line bg-surface p-2 text-ink shadow-float outline-none">
            <Popover.Title className="sr-only">{text.reading.moreLabel}</Popover.Title>
            {chips.map(({ id, view }) => (
              <span key={id}>{view}</span>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
