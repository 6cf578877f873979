import {
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  ExternalLink,
  Maximize,
  Minus,
  Plus,
  X,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import { IconButton } from '../../../components/Button.tsx';
import { setScanDesk } from '../../../keys/scanDesk.ts';
import { announce } from '../../../state/app/appState.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { MatchKind } from './MatchKind.tsx';
import { matchPlace } from './matchPlace.ts';
import { PageView } from './PageView.tsx';
import { TextPlace } from './TextPlace.tsx';
import { pageZoom, type Zoom } from './pageZoom.ts';
import { useKeyWithin } from '../../../components/useKeyWithin.ts';

/** The document that a match stands in, at the place: a page as it is drawn, or lines of a text. */
export function DocumentPanel({
  scanId,
  entry,
  place,
  onMove,
  onClose,
}: {
  readonly scanId: ScanId;
  readonly entry: ScanEntry | undefined;
  /** Which of how many matches, from 0. */
  readonly place: { readonly at: number; readonly all: number };
  readonly onMove: (by: number) => void;
  readonly onClose: () => void;
}) {
  const panel = useRef<HTMLElement>(null);
  useKeyWithin(panel, 'Escape', onClose);
  const [turned, setTurned] = useState<{ readonly entry: number; readonly page: number } | null>(null);
  const [pages, setPages] = useState(0);
  const [zoom, setZoom] = useState<Zoom>({ kind: 'match' });
  const [scale, setScale] = useState(1);
  const isPage = entry !== undefined && entry.box !== null;
  const page = entry === undefined ? 1 : turned?.entry === entry.entry ? turned.page : entry.page;
  const turnTo = (next: number): void => {
    if (entry !== undefined && next >= 1 && (pages === 0 || next <= pages))
      setTurned({ entry: entry.entry, page: next });
  };
  useEffect(() => {
    setScanDesk('page', {
      ...(place.at + 1 < place.all ? { nextMatch: () => onMove(1) } : {}),
      ...(place.at > 0 ? { previousMatch: () => onMove(-1) } : {}),
      ...(isPage
        ? {
            nextPage: () => turnTo(page + 1),
            previousPage: () => turnTo(page - 1),
            larger: () => setZoom(pageZoom(scale, 1)),
            smaller: () => setZoom(pageZoom(scale, -1)),
            whole: () => setZoom({ kind: 'whole' }),
          }
        : {}),
    });
    return () => setScanDesk('page', {});
  });
  const told =
    entry === undefined ? '' : `${entry.codeText.slice(0, 200)}, ${entry.name}, ${matchPlace(entry)}`;
  useEffect(() => {
    if (told !== '') announce(told);
  }, [told]);
  return (
    <section
      ref={panel}
      aria-label={words.document}
      className="flex min-w-0 flex-1 flex-col border-l border-line bg-app"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold" title={entry?.name}>
          <bdi>{entry?.name ?? ''}</bdi>
        </h2>
        <span className="shrink-0 text-12 text-ink-2">
          {place.all === 0 ? '' : words.matchOf(place.at + 1, place.all)}
        </span>
        <span className="flex shrink-0">
          <IconButton label={words.previousMatch} blocked={place.at === 0} onClick={() => onMove(-1)}>
            <ChevronUp aria-hidden="true" size={16} />
          </IconButton>
          <IconButton label={words.nextMatch} blocked={place.at + 1 >= place.all} onClick={() => onMove(1)}>
            <ChevronDown aria-hidden="true" size={16} />
          </IconButton>
        </span>
        {entry?.link === undefined ? null : (
          <a
            href={entry.link}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={words.openOutside}
            title={words.openOutside}
            className="flex size-7 shrink-0 items-center justify-center rounded-2 text-ink-2 hover:bg-hover"
          >
            <ExternalLink aria-hidden="true" size={15} />
          </a>
        )}
        <IconButton label={words.closeDocument} onClick={onClose}>
          <X aria-hidden="true" size={16} />
        </IconButton>
      </div>
      {entry === undefined ? null : (
        <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line bg-surface px-3 text-12">
          <bdi className="min-w-0 truncate font-mono font-medium" title={entry.codeText.slice(0, 1_000)}>
            {entry.codeText.slice(0, 200)}
          </bdi>
          <MatchKind near={entry.near} certainty={entry.certainty} />
          {entry.found === entry.codeText ? null : (
            <bdi className="min-w-0 truncate font-mono text-ink-2" title={entry.found.slice(0, 1_000)}>
              {entry.found.slice(0, 200)}
            </bdi>
          )}
          {isPage ? (
            <span className="ml-auto flex shrink-0 items-center">
              <IconButton label={words.previousPage} blocked={page <= 1} onClick={() => turnTo(page - 1)}>
                <ChevronLeft aria-hidden="true" size={16} />
              </IconButton>
              <span className="px-1 text-ink-2">
                {pages === 0 ? matchPlace(entry) : words.pageOf(page, pages)}
              </span>
              <IconButton
                label={words.nextPage}
                blocked={pages === 0 || page >= pages}
                onClick={() => turnTo(page + 1)}
              >
                <ChevronRight aria-hidden="true" size={16} />
              </IconButton>
              <IconButton label={words.smaller} onClick={() => setZoom(pageZoom(scale, -1))}>
                <Minus aria-hidden="true" size={14} />
              </IconButton>
              <span className="w-12 text-center text-ink-2">{words.zoom(Math.round(scale * 100))}</span>
              <IconButton label={words.larger} onClick={() => setZoom(pageZoom(scale, 1))}>
                <Plus aria-hidden="true" size={14} />
              </IconButton>
              <IconButton
                label={words.whole}
                pressed={zoom.kind === 'whole'}
                onClick={() => setZoom(zoom.kind === 'whole' ? { kind: 'match' } : { kind: 'whole' })}
              >
                <Maximize aria-hidden="true" size={14} />
              </IconButton>
            </span>
          ) : (
            <span className="ml-auto shrink-0 text-ink-2">{matchPlace(entry)}</span>
          )}
        </div>
      )}
      {entry === undefined ? null : isPage ? (
        <PageView
          scanId={scanId}
          entry={entry}
          page={page}
          zoom={zoom}
          onPages={setPages}
          onScale={setScale}
        />
      ) : (
        <TextPlace scanId={scanId} entry={entry} />
      )}
    </section>
  );
}
