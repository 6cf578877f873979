import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Segments } from '../../../components/Segments.tsx';
import { TroublePanel } from '../../../components/TroublePanel.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { replacedColumns } from '../../../state/columns/shaping.ts';
import { closeShaping, takeShape } from '../../../state/review/shapingActions.ts';
import { likelySplit, splitParts, type SplitWay } from '../../../state/review/splitParts.ts';
import { text } from '../../../text/en.ts';
import { shapeWords } from '../../../text/shapeWords.ts';
import { SplitTable } from './SplitTable.tsx';
import { SplitWayFields } from './SplitWayFields.tsx';
import { useTrials } from '../trial/useTrials.ts';

const words = shapeWords.split;
const ways = (['separator', 'position', 'pattern', 'name', 'date'] as const).map((name) => ({
  name,
  label: words.ways[name],
}));

/** One column to several fields: how it is cut, where each part goes, and what comes of it, before anything is decided. */
export function SplitForm({ columnIndex }: { readonly columnIndex: number }) {
  const review = useApp((state) => state.review);
  const profile = review?.rows[columnIndex]?.profile;
  const [way, setWay] = useState<SplitWay>(() =>
    profile === undefined ? { kind: 'separator', separator: ' ', parts: 2 } : likelySplit(profile),
  );
  const parts = profile === undefined ? [] : splitParts(way, profile);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string | null>>(new Map());
  const derived = review?.view?.proposal?.derived ?? [];
  /** What a person chose, else what was proposed for just these steps. */
  const fields = parts.map(({ label, transforms }) => {
    const own = chosen.get(`${way.kind} ${label}`);
    if (own !== undefined) return own;
    const last = JSON.stringify(transforms.at(-1));
    const alike = derived.find(
      (one) => one.columnIndexes[0] === columnIndex && JSON.stringify(one.transforms.at(-1)) === last,
    );
    return alike?.field ?? null;
  });
  const fileId = review?.fileId;
  const { trials, trouble, stale } = useTrials(
    fileId === undefined
      ? []
      : parts.map(({ transforms }, at) => ({
          fileId,
          field: fields[at] ?? '',
          columnIndexes: [columnIndex],
          transforms,
        })),
  );
  const decisions = review?.view?.decisions ?? null;
  if (review === null || profile === undefined || decisions === null) return null;
  const used = fields.filter((field) => field !== null);
  const twice = used.find((field, at) => used.indexOf(field) !== at);
  const blocked =
    parts.length === 0
      ? words.needParts
      : used.length === 0
        ? words.needField
        : twice === undefined
          ? undefined
          : words.twice(twice);
  const nameOf = (at: number): string => review.rows[at]?.profile.name ?? '';
  return (
    <>
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
        <div className="flex flex-wrap items-center gap-3">
          <Segments
            label={words.way}
            options={ways}
            value={way.kind}
            onChange={(kind) => setWay(startOf(kind, likelySplit(profile)))}
          />
          <SplitWayFields way={way} onChange={setWay} />
        </div>
        {trouble === null ? null : <TroublePanel trouble={trouble} />}
        {parts.length === 0 ? (
          <p className="text-ink-2">{words.needParts}</p>
        ) : (
          <SplitTable
            parts={parts}
            fields={fields}
            trials={trials}
            stale={stale}
            onField={(at, field) =>
              setChosen(new Map(chosen).set(`${way.kind} ${parts[at]?.label ?? ''}`, field))
            }
          />
        )}
        {used.map((field) => {
          const replaced = replacedColumns(decisions, field, []);
          return replaced.length === 0 ? null : (
            <p key={field} className="text-12 text-warn">
              ⚠ {shapeWords.replaces(replaced.map(nameOf), field)}
            </p>
          );
        })}
      </div>
      <div className="flex shrink-0 items-center justify-end gap-2 border-t border-line bg-app px-4 py-3">
        <Button onClick={closeShaping}>{text.cancel}</Button>
        <Button
          look="primary"
          blocked={blocked}
          onClick={() =>
            takeShape(
              parts.flatMap(({ transforms }, at) => {
                const field = fields[at];
                return field == null ? [] : [{ field, columnIndexes: [columnIndex], transforms }];
              }),
            )
          }
        >
          {words.confirm(Math.max(1, used.length))}
        </Button>
      </div>
    </>
  );
}

function startOf(kind: SplitWay['kind'], likely: SplitWay): SplitWay {
  if (kind === likely.kind) return likely;
  switch (kind) {
    case 'separator':
      return { kind, separator: ' ', parts: 2 };
    case 'position':
      return { kind, widths: '3' };
    case 'pattern':
      return { kind, pattern: '' };
    case 'name':
      return { kind, lastFirst: false };
    case 'date':
      return { kind };
  }
}
