import { useState } from 'react';
import type { Scan } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { useApp } from '../../state/app/appState.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { textractWords as words } from '../../text/textractWords.ts';
import { ReadDialog } from './ReadDialog.tsx';

/** Scanned pages of a scan: how many wait and what reading them costs, how far it is, and what it came to. */
export function ReadingBar({ scan }: { readonly scan: Scan }) {
  const [isAsking, setAsking] = useState(false);
  const settings = useApp((state) => state.settings);
  const { reading, state, counts, total, textract } = scan;
  const { waiting, read, refused, usd, mostUsd } = reading;
  if (settings === null || waiting + read + refused === 0) return null;
  const each = settings.textract.usdPerThousandPages / 1_000;
  const done = read + refused;
  const isReading = textract && state !== 'done' && counts.documents === total;
  if (isReading)
    return (
      <Line>
        <ProgressBar share={done / (done + waiting)} label={words.progress} />
        <span className="truncate text-ink">
          {[words.reading(done, done + waiting), words.spent(usd)].join(' · ')}
        </span>
      </Line>
    );
  const came = [
    ...(read === 0 ? [] : [words.wasRead(reading)]),
    ...(refused === 0 ? [] : [words.refused(refused)]),
  ];
  if (waiting === 0)
    return (
      <Line>
        <span className="truncate">{came.join(' · ')}</span>
      </Line>
    );
  const isLimited = state === 'done' && mostUsd !== null && usd + each > mostUsd + 1e-9;
  return (
    <Line>
      <span className="min-w-0 truncate">
        {[
          ...(isLimited ? [words.limitReached(reading)] : []),
          words.waiting(waiting),
          settings.textract.isOn ? words.costs(waiting * each) : words.canRead,
        ].join(' ')}
      </span>
      {state !== 'done' ? null : settings.textract.isOn ? (
        <Button onClick={() => setAsking(true)}>{words.read}</Button>
      ) : (
        <Button look="quiet" onClick={() => goTo(routes.settings('aws'))}>
          {words.openSettings}
        </Button>
      )}
      {isAsking ? <ReadDialog scan={scan} settings={settings} onClose={() => setAsking(false)} /> : null}
    </Line>
  );
}

function Line({ children }: { readonly children: React.ReactNode }) {
  return (
    <div
      className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line px-4 py-1 text-12 text-ink-2"
      data-scan-reading=""
    >
      {children}
    </div>
  );
}
