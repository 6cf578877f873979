import { type RefObject, useEffect, useState } from 'react';
import { changeDraft } from '../../../state/scan/scanDraft.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

const linePx = 20;
const paddingPx = 8;

/** The field that codes are typed and pasted into, one a line, with the numbers of the lines beside it. */
export function CodesText({
  field,
  value,
  marked,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  /** Lines that are left out, from 0. */
  readonly marked: ReadonlySet<number>;
}) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const element = field.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, [field]);
  const lines = countLines(value);
  const first = Math.max(0, Math.floor((top - paddingPx) / linePx));
  const last = Math.min(lines - 1, first + Math.ceil(height / linePx) + 1);
  const numbers = [];
  for (let line = first; line <= last; line += 1)
    numbers.push(
      <span
        key={line}
        className={`absolute right-2 ${marked.has(line) ? 'font-semibold text-warn' : 'text-ink-3'}`}
        style={{ top: paddingPx + line * linePx - top }}
      >
        {marked.has(line) ? '! ' : ''}
        {formatCount(line + 1)}
      </span>,
    );
  return (
    <div className="mx-4 flex min-h-24 flex-1 overflow-hidden rounded-2 border border-edge has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <div
        aria-hidden="true"
        className="relative shrink-0 overflow-hidden border-r border-line bg-app text-12 leading-5"
        style={{ width: 40 + formatCount(lines).length * 7 }}
      >
        {numbers}
      </div>
      <textarea
        ref={field}
        data-scan-field="codes"
        aria-label={words.codesLabel}
        title={words.codesHelp}
        placeholder={words.codesPlaceholder}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        dir="auto"
        value={value}
        onChange={(event) => changeDraft({ typed: event.target.value })}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        className="min-w-0 flex-1 resize-none bg-surface px-2 py-2 font-mono text-12 leading-5 text-ink outline-none placeholder:text-ink-3"
      />
    </div>
  );
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Puts the cursor on a line and brings it into sight. */
export function selectLine(field: HTMLTextAreaElement, line: number): void {
  const { value } = field;
  let from = 0;
  for (let at = 0; at < line; at += 1) {
    const end = value.indexOf('\n', from);
    if (end === -1) break;
    from = end + 1;
  }
  const end = value.indexOf('\n', from);
  field.focus();
  field.setSelectionRange(from, end === -1 ? value.length : end);
  field.scrollTop = Math.max(0, line * linePx - field.clientHeight / 2);
}
