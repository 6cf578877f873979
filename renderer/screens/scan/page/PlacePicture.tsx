import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import { NotDrawn } from '../../../state/scan/pdf/pdfDocuments.ts';
import { drawPicture, frameOf, pictureAtHand, type PictureOrder } from '../../../state/scan/pdf/pictures.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { matchPlace } from './matchPlace.ts';

const size = { width: 172, height: 36 } as const;
/** A row has to be in sight for so long before its place is drawn, in milliseconds; rows that fly by are not. */
const restMs = 90;

/** The place of a match on its page, turned so that it can be read; words where there is no picture. */
export function PlacePicture({ scanId, entry }: { readonly scanId: ScanId; readonly entry: ScanEntry }) {
  if (entry.box === null) return <span className="truncate text-12 text-ink-2">{matchPlace(entry)}</span>;
  const { document: place, page, box, isHidden } = entry;
  return <Picture order={{ scanId, document: place, page, box, isHidden, ...size }} key={entry.entry} />;
}

function Picture({ order }: { readonly order: PictureOrder }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // The row is drawn once for its match, so the order stays what it was.
  const [kept] = useState(order);
  const [drawn, setDrawn] = useState(() => pictureAtHand(kept));
  useEffect(() => {
    if (drawn !== undefined) return undefined;
    const controller = new AbortController();
    const draw = async (): Promise<void> => {
      try {
        setDrawn(await drawPicture(kept, controller.signal));
      } catch (cause) {
        if (!controller.signal.aborted)
          setDrawn(cause instanceof NotDrawn ? cause : new NotDrawn('other', { cause }));
      }
    };
    const timer = setTimeout(() => void draw(), restMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [kept, drawn]);
  useLayoutEffect(() => {
    const own = canvas.current;
    if (own === null || drawn === undefined || drawn instanceof NotDrawn) return;
    own.width = drawn.width;
    own.height = drawn.height;
    own.getContext('2d')?.drawImage(drawn, 0, 0);
  }, [drawn]);
  if (drawn instanceof NotDrawn)
    return <span className="truncate text-12 text-ink-3">{words.noPicture[drawn.why]}</span>;
  const isDrawn = drawn !== undefined;
  const { mark } = frameOf(kept);
  return (
    // The words beside it say the same.
    <span
      aria-hidden="true"
      className={`relative block shrink-0 overflow-hidden rounded-1 outline-1 -outline-offset-1 outline-line ${
        isDrawn ? '' : 'skeleton'
      }`}
      style={size}
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" />
      {isDrawn ? (
        <span
          className="scan-mark absolute top-1/2 left-1/2 -translate-1/2"
          style={{ width: mark.width + 6, height: mark.height + 4 }}
        />
      ) : null}
    </span>
  );
}
