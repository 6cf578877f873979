import { useEffect, useState } from 'react';
import type { PageBox, ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';

/** Matches of a document that are marked on its pages; more would hide what they mark. */
const mostMarked = 1_000;

/** The match set off on its page, and the other ones there more quietly. */
export function PageMarks({
  scanId,
  entry,
  page,
  scale,
}: {
  readonly scanId: ScanId;
  readonly entry: ScanEntry;
  readonly page: number;
  readonly scale: number;
}) {
  const { document: place } = entry;
  const [others, setOthers] = useState<readonly ScanEntry[]>([]);
  useEffect(() => {
    let isLeft = false;
    const ask = async (): Promise<void> => {
      const { entries } = await getSession().client.scans.matches({
        scanId,
        filter: { documents: [place] },
        window: { from: 0, count: mostMarked },
      });
      if (!isLeft) setOthers(entries);
    };
    // Without an answer the match itself is marked all the same.
    ask().catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [scanId, place]);
  return (
    <div aria-hidden="true">
      {others.map((other) =>
        other.page !== page ||
        other.document !== place ||
        other.box === null ||
        other.entry === entry.entry ? null : (
          <Mark key={other.entry} box={other.box} scale={scale} look="scan-other" />
        ),
      )}
      {entry.page === page && entry.box !== null ? (
        <Mark box={entry.box} scale={scale} look="scan-mark" />
      ) : null}
    </div>
  );
}

/** Room between letters and mark, in pixels. */
const roomPx = 2;

function Mark({
  box,
  scale,
  look,
}: {
  readonly box: PageBox;
  readonly scale: number;
  readonly look: string;
}) {
  return (
    <span
      className={`absolute block origin-top-left ${look}`}
      style={{
        left: box.x * scale,
        top: box.y * scale,
        width: box.width * scale + 2 * roomPx,
        height: box.height * scale + 2 * roomPx,
        transform: `rotate(${String(box.angle)}deg) translate(${String(-roomPx)}px, ${String(-roomPx)}px)`,
      }}
    />
  );
}
