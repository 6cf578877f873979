import { Check, CircleDashed, Minus, Sparkles } from 'lucide-react';
import type { Issue } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { ConfidenceChip } from '../../components/ConfidenceChip.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { Histogram } from '../../components/Histogram.tsx';
import { setReview, useApp } from '../../state/app/appState.ts';
import { acceptRow } from '../../state/review/draftActions.ts';
import { isGrave } from '../../state/columns/reviewFilter.ts';
import type { ReviewRow } from '../../state/columns/reviewRows.ts';
import { text } from '../../text/en.ts';
import { failureWords } from '../../text/failureWords.ts';
import { formatCount } from '../../text/format.ts';
import { shapeWords } from '../../text/shapeWords.ts';
import { aiStanding } from '../../state/columns/votes.ts';
import { changesLine, reasonWords } from './inspector/reasonWords.ts';
import { SourceMark } from './inspector/SourceMark.tsx';
import { TypeChip } from './reading/TypeChip.tsx';

/** The review table from left to right. */
export const reviewColumns: readonly GridColumn<ReviewRow>[] = [
  {
    id: 'status',
    header: text.review.column.status,
    headerView: <span className="sr-only">{text.review.column.status}</span>,
    width: 68,
    cell: (row) => <StatusMark row={row} />,
  },
  {
    id: 'source',
    header: text.review.column.source,
    width: 176,
    grow: true,
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <TypeChip profile={row.profile} place="table" />
        <span className="truncate" title={row.profile.name}>
          {row.profile.name}
        </span>
        <IssueMark issues={row.issues} />
      </span>
    ),
  },
  {
    id: 'values',
    header: text.review.column.values,
    width: 108,
    cell: (row) => <Histogram profile={row.profile} />,
  },
  {
    id: 'target',
    header: text.review.column.target,
    width: 176,
    cell: (row) => <TargetCell row={row} />,
  },
  {
    id: 'confidence',
    header: text.review.column.confidence,
    width: 114,
    cell: (row) => <ConfidenceChip band={row.band} confidence={row.proposal?.confidence ?? null} />,
  },
  {
    id: 'reason',
    header: text.review.column.reason,
    width: 200,
    grow: true,
    hideBelow: 720,
    cell: (row) => <ReasonCell row={row} />,
  },
  {
    id: 'by',
    header: text.review.column.by,
    width: 96,
    hideBelow: 860,
    cell: (row) => <SourceMark origin={row.by} standing={aiStanding(row)} />,
  },
];

/** Only what is worth a look; the inspector lists every issue. */
function IssueMark({ issues }: { readonly issues: readonly Issue[] }) {
  const grave = issues.filter(isGrave);
  if (grave.length === 0) return null;
  return (
    <span className="shrink-0 text-11 text-warn" title={grave.map((issue) => issue.message).join('\n')}>
      ⚠ {formatCount(grave.length)}
    </span>
  );
}

function StatusMark({ row }: { readonly row: ReviewRow }) {
  const status = row.decision?.status ?? 'open';
  const open = status === 'open';
  return (
    <span className="flex items-center gap-1.5">
      <button
        type="button"
        tabIndex={-1}
        aria-label={open ? `${text.inspector.accept}: ${row.profile.name}` : text.review.status[status]}
        title={open ? text.inspector.accept : text.review.status[status]}
        onClick={() => {
          if (open) acceptRow(row);
        }}
        className={`-ml-1 inline-flex size-6 items-center justify-center rounded-1 ${
          open ? 'text-ink-3 hover:bg-ok-bg hover:text-ok' : status === 'accepted' ? 'text-ok' : 'text-ink-3'
        }`}
      >
        {status === 'accepted' ? <Check aria-hidden="true" size={15} /> : null}
        {status === 'ignored' ? <Minus aria-hidden="true" size={15} /> : null}
        {open ? <CircleDashed aria-hidden="true" size={15} /> : null}
      </button>
      <span className="text-12 text-ink-3">{formatCount(row.columnIndex + 1)}</span>
    </span>
  );
}

function TargetCell({ row }: { readonly row: ReviewRow }) {
  const fileId = useApp((state) => state.review?.fileId);
  const ignored = row.decision?.status === 'ignored';
  return (
    <button
      type="button"
      tabIndex={-1}
      data-target-cell={row.columnIndex}
      title={text.review.chooseField(row.profile.name)}
      onClick={() => {
        if (fileId !== undefined) setReview(fileId, { choosing: row.columnIndex, cursor: row.columnIndex });
      }}
      className="-mx-1.5 flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-1 px-1.5 text-left hover:shadow-[inset_0_0_0_1px_var(--border-control)]"
    >
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      {row.field !== null ? (
        <span className="truncate font-mono text-12">{row.field}</span>
      ) : row.parts.length > 0 ? null : (
        <span className="truncate text-ink-3">{ignored ? text.review.leftOut : text.review.noField}</span>
      )}
      <PartMark row={row} />
      {row.by === 'ai' && row.field !== null && !ignored ? (
        <span className="shrink-0 text-ai" title={text.why.source.ai}>
          <Sparkles aria-hidden="true" size={12} />
          <span className="sr-only">{text.why.votes.alone}</span>
        </span>
      ) : null}
      {row.conflict ? (
        <span className="shrink-0 text-11 text-bad" title={text.review.conflictWith(row.field ?? '')}>
          ✕ <span className="sr-only">{text.review.conflictWith(row.field ?? '')}</span>
        </span>
      ) : null}
      {row.failing > 0 ? (
        <span className="ml-auto shrink-0 text-11 text-bad" title={failureWords.failing(row.failing)}>
          ✕ {formatCount(row.failing)}
          <span className="sr-only">{failureWords.failing(row.failing)}</span>
        </span>
      ) : null}
    </button>
  );
}

/** Fields that are made of the column: in full where it feeds nothing else, else how many more there are. */
function PartMark({ row }: { readonly row: ReviewRow }) {
  const [first] = row.parts;
  if (first === undefined) return null;
  const words = row.parts.map(({ field, place, of }) => shapeWords.mark(place, of, field));
  const title = words.join('\n');
  if (row.field === null) {
    return (
      <span className="truncate text-12 text-ink-2" title={title}>
        {words[0]}
        {words.length > 1 ? ` +${formatCount(words.length - 1)}` : ''}
      </span>
    );
  }
  const joined = row.parts.find(({ field }) => field === row.field);
  return (
    <span className="shrink-0 text-11 text-ink-2" title={title}>
      {joined === undefined
        ? `+${formatCount(row.parts.length)}`
        : shapeWords.placeShort(joined.place, joined.of)}
      <span className="sr-only">{title}</span>
    </span>
  );
}

function ReasonCell({ row }: { readonly row: ReviewRow }) {
  const version = useApp((state) => state.review?.view?.approved?.version ?? null);
  const words = reasonWords(row, version);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {row.changes.length === 0 ? null : (
        <span className="flex shrink-0">
          <Chip tone="info" title={changesLine(row)}>
            <span aria-hidden="true">△</span>
            {text.drift.kinds[row.changes[0]?.kind ?? 'added']}
            {row.changes.length > 1 ? ` +${formatCount(row.changes.length - 1)}` : ''}
          </Chip>
        </span>
      )}
      <span
        className={`line-clamp-2 text-12 leading-4 break-words ${words.warns ? 'text-warn' : 'text-ink-2'}`}
        title={[...(row.proposal?.cautions ?? []), ...(row.proposal?.reasons ?? [])].join('\n')}
      >
        {words.warns ? '⚠ ' : ''}
        {words.words}
      </span>
    </span>
  );
}
