import { EyeOff } from 'lucide-react';
import type { ScanEntry, ScanId } from '../../../../core/contract/views.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { formatCount } from '../../../text/format.ts';
import { scanWords as words } from '../../../text/scanWords.ts';
import { MarkedContext } from '../page/MarkedContext.tsx';
import { MatchKind } from '../page/MatchKind.tsx';
import { matchPlace } from '../page/matchPlace.ts';
import { PlacePicture } from '../page/PlacePicture.tsx';
import { visibleSigns } from '../page/visibleSigns.ts';

/** Characters of a code that are drawn; the rest is in its tip, as far as that goes. */
const mostDrawn = 200;

const exactText = (value: string) => (
  <bdi className="truncate whitespace-pre" title={visibleSigns(value.slice(0, 1_000))}>
    {visibleSigns(value.slice(0, mostDrawn))}
  </bdi>
);

/** The list of matches from left to right. */
export function matchColumns({
  scanId,
  withPictures,
  isReading,
}: {
  readonly scanId: ScanId;
  readonly withPictures: boolean;
  /** A document stands beside the list, which is narrow then. */
  readonly isReading: boolean;
}): readonly GridColumn<ScanEntry>[] {
  const picture: GridColumn<ScanEntry> = {
    id: 'place',
    header: words.place,
    width: 196,
    cell: (entry) => <PlacePicture scanId={scanId} entry={entry} />,
  };
  return [
    {
      id: 'file',
      header: words.file,
      width: isReading ? 150 : 220,
      textOf: ({ name }) => name,
      cell: ({ name }) => exactText(name),
    },
    {
      id: 'page',
      header: words.page,
      width: isReading ? 56 : 64,
      align: 'right',
      textOf: ({ page }) => String(page),
      cell: (entry) => <span title={matchPlace(entry)}>{formatCount(entry.page)}</span>,
    },
    {
      id: 'code',
      header: words.code,
      width: isReading ? 110 : 140,
      mono: true,
      textOf: ({ codeText }) => codeText,
      cell: ({ codeText }) => exactText(codeText),
    },
    {
      id: 'found',
      header: words.foundText,
      width: isReading ? 110 : 140,
      mono: true,
      textOf: ({ found }) => found,
      cell: ({ found }) => exactText(found),
    },
    {
      id: 'match',
      header: words.match,
      width: 150,
      textOf: ({ near }) => (near === null ? words.exact : `${words.near}: ${words.reasons[near].short}`),
      cell: ({ near, certainty, isHidden }) => (
        <span className="flex min-w-0 items-center gap-1.5">
          <MatchKind near={near} certainty={certainty} />
          {isHidden ? (
            <span title={words.hiddenTitle} className="text-ink-2">
              <EyeOff aria-hidden="true" size={14} />
              <span className="sr-only">{words.hidden}</span>
            </span>
          ) : null}
        </span>
      ),
    },
    ...(withPictures && !isReading ? [picture] : []),
    {
      id: 'context',
      header: words.context,
      width: 280,
      grow: true,
      textOf: ({ context }) => context,
      cell: (entry) => <MarkedContext entry={entry} />,
    },
  ];
}
