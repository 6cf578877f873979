import { useEffect, useState } from 'react';
import type { ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import { pageAttribute } from '../../../components/focus.ts';
import { linesAround, type NumberedLine } from '../../../state/scan/linesAround.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { MarkedContext } from './MarkedContext.tsx';
import { matchPlace } from './matchPlace.ts';

/** Characters of a line that are drawn. */
const mostDrawn = 2_000;

/** A match in a text or a table: its line with its neighbours where they can be read, and what stands around it. */
export function TextPlace({ scanId, entry }: { readonly scanId: ScanId; readonly entry: ScanEntry }) {
  const { document: place, line } = entry;
  const name = `${scanId} ${String(place)} ${String(line)}`;
  const [answer, setAnswer] = useState<{ readonly name: string; readonly lines: readonly NumberedLine[] }>();
  useEffect(() => {
    let isLeft = false;
    const ask = async (): Promise<void> => {
      if (line === null) return;
      const lines = await linesAround({ scanId, document: place }, line);
      if (!isLeft) setAnswer({ name, lines });
    };
    // What stands around the match is known without its document.
    ask().catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [scanId, place, line, name]);
  const lines = answer?.name === name ? answer.lines : [];
  return (
    <div
      // It scrolls, and the keys of the document belong to it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="document"
      aria-label={`${entry.name}, ${matchPlace(entry)}`}
      {...{ [pageAttribute]: '' }}
      className="min-h-0 flex-1 overflow-auto bg-surface p-4 -outline-offset-2"
    >
      <h3 className="mb-1 text-11 font-semibold text-ink-3">{words.contextTitle}</h3>
      <p className="mb-4 flex rounded-2 border border-line bg-app p-3 font-mono text-12 wrap-anywhere">
        <MarkedContext entry={entry} />
      </p>
      {lines.length === 0 ? null : (
        <div className="rounded-2 border border-line font-mono text-12">
          {lines.map(({ number, text }) => (
            <div
              key={number}
              className={`flex ${number === line ? 'bg-selected shadow-[inset_3px_0_0_var(--accent)]' : ''}`}
            >
              <span className="w-16 shrink-0 pr-3 text-right text-ink-3">{formatCount(number)}</span>
              <bdi className="min-w-0 flex-1 pr-3 wrap-anywhere whitespace-pre-wrap">
                {number === line ? <Found text={text} found={entry.found} /> : text.slice(0, mostDrawn)}
              </bdi>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Found({ text, found }: { readonly text: string; readonly found: string }) {
  const at = found === '' ? -1 : text.indexOf(found);
  if (at === -1) return text.slice(0, mostDrawn);
  const from = Math.max(0, at - mostDrawn / 2);
  return (
    <>
      {text.slice(from, at)}
      <mark className="found" data-present="">
        {found}
      </mark>
      {text.slice(at + found.length, at + found.length + mostDrawn / 2)}
    </>
  );
}
