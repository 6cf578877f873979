import { Minus, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, IconButton } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { ConfidenceChip } from '../../../components/ConfidenceChip.tsx';
import { DataGrid } from '../../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { setReview, useApp } from '../../../state/app/appState.ts';
import type { BulkColumn } from '../../../state/review/bulkAccept.ts';
import { acceptAll } from '../../../state/review/draftActions.ts';
import { putSettings } from '../../../state/settings/settingsActions.ts';
import { useBulk } from '../../../state/review/useBulk.ts';
import { text } from '../../../text/en.ts';

/** Bounds of the threshold, and how far a key or button moves it; below a half nothing is worth accepting unseen. */
const threshold = { least: 0.5, most: 1, step: 0.01 } as const;

/** What one press of "accept all" would take, what it leaves to the person and why, and on what its precision rests. */
export function BulkView() {
  const { bulk, precision } = useBulk();
  const review = useApp((state) => state.review);
  const least = useApp((state) => state.settings?.acceptThreshold ?? 1);
  const [cursor, setCursor] = useState(0);
  const listed = useMemo(
    () => bulk.columns.toSorted((a, b) => Number(a.why === null) - Number(b.why === null)),
    [bulk],
  );
  if (review === null) return null;
  const taken = bulk.columnIndexes.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5">
        <Threshold />
        <span className="font-medium">{text.bulk.counts(taken, listed.length - taken)}</span>
        <span className="min-w-0 flex-1 basis-80 text-12 text-ink-2">
          {taken === 0 ? '' : `${text.bulk.basis(precision)} ${precision.isThin ? text.bulk.thin : ''} `}
          {text.bulk.step}
        </span>
        <Button look="primary" onClick={acceptAll} blocked={taken === 0 ? text.bulk.none(least) : undefined}>
          {text.bulk.button(taken, least)}
        </Button>
      </div>
      <DataGrid<BulkColumn>
        label={text.bulk.grid}
        columns={columns}
        rowCount={listed.length}
        rowAt={(index) => listed[index]}
        rowKey={(index) => listed[index]?.row.columnIndex ?? index}
        rowHeight={28}
        cursor={Math.min(cursor, listed.length - 1)}
        onCursor={(index) => {
          setCursor(index);
          const at = listed[index]?.row.columnIndex;
          if (at !== undefined) setReview(review.fileId, { cursor: at });
        }}
        empty={<EmptyState title={text.bulk.empty} />}
      />
    </div>
  );
}

function Threshold() {
  const value = useApp((state) => state.settings?.acceptThreshold ?? 1);
  // What is being typed may be no threshold yet: the 8 of 89.
  const [typed, setTyped] = useState<string | null>(null);
  const move = (to: number): void => {
    const next = Math.round(Math.min(threshold.most, Math.max(threshold.least, to)) * 100) / 100;
    if (next !== value) void putSettings({ acceptThreshold: next });
  };
  return (
    <span className="flex items-center gap-1">
      <IconButton
        label={text.bulk.lower}
        blocked={value <= threshold.least}
        onClick={() => move(value - threshold.step)}
      >
        <Minus aria-hidden="true" size={14} />
      </IconButton>
      <label className="flex items-center gap-1">
        <span className="sr-only">{text.bulk.threshold}</span>
        <input
          type="number"
          className="field-control w-16 text-right"
          min={threshold.least * 100}
          max={threshold.most * 100}
          step={1}
          value={typed ?? Math.round(value * 100)}
          onChange={(event) => {
            setTyped(event.target.value);
            const share = event.target.valueAsNumber / 100;
            if (share >= threshold.least && share <= threshold.most) move(share);
          }}
          onBlur={() => setTyped(null)}
        />
        %
      </label>
      <IconButton
        label={text.bulk.raise}
        blocked={value >= threshold.most}
        onClick={() => move(value + threshold.step)}
      >
        <Plus aria-hidden="true" size={14} />
      </IconButton>
    </span>
  );
}

const columns: readonly GridColumn<BulkColumn>[] = [
  {
    id: 'state',
    header: text.bulk.state,
    width: 112,
    cell: ({ why }) => (
      <Chip tone={why === null ? 'ok' : 'warn'}>
        <span aria-hidden="true">{why === null ? '✓' : '–'}</span>
        {why === null ? text.bulk.taken : text.bulk.leftOut}
      </Chip>
    ),
  },
  {
    id: 'column',
    header: text.bulk.column,
    width: 190,
    grow: true,
    cell: ({ row }) => (
      <span className="truncate font-medium" title={row.profile.name}>
        <bdi>{row.profile.name}</bdi>
      </span>
    ),
  },
  {
    id: 'field',
    header: text.bulk.field,
    width: 180,
    grow: true,
    mono: true,
    cell: ({ row }) => <span className="truncate">{row.proposal?.field ?? ''}</span>,
  },
  {
    id: 'confidence',
    header: text.bulk.confidence,
    width: 124,
    cell: ({ row }) => <ConfidenceChip band={row.band} confidence={row.proposal?.confidence ?? 0} />,
  },
  {
    id: 'why',
    header: text.bulk.why,
    width: 320,
    grow: true,
    cell: ({ row, why }) => {
      const words = why === null ? (row.proposal?.reasons[0] ?? '') : whyWords(row, why);
      return (
        <span className="truncate text-ink-2" title={words}>
          {words}
        </span>
      );
    },
  },
];

/** The reason in general, and the doubt in particular where the matcher named one. */
function whyWords(row: BulkColumn['row'], why: NonNullable<BulkColumn['why']>): string {
  const named = row.proposal?.cautions[0];
  const general = text.bulk.whys[why];
  return named !== undefined ? `${general}: ${named}` : general;
}
