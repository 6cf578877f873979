import { Popover } from '@base-ui/react/popover';
import { CircleHelp } from 'lucide-react';
import { useEffect } from 'react';
import type { MeasuredBin } from '../../../../core/contract/views.ts';
import { useApp } from '../../../state/app/appState.ts';
import { binOf, loadRecord } from '../../../state/review/memoryActions.ts';
import { text } from '../../../text/en.ts';

/** What a confidence means in one line, and how often such figures have proved right here. */
export function ConfidenceHelp({ confidence }: { readonly confidence: number }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={text.why.help}
        title={text.why.meaning(confidence)}
        className="inline-flex size-6 items-center justify-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink"
      >
        <CircleHelp aria-hidden="true" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={4} className="z-50">
          <Popover.Popup className="float w-72 rounded-3 border border-line bg-surface p-3 text-ink shadow-float outline-none">
            <Popover.Title className="mb-1 font-medium">{text.why.help}</Popover.Title>
            <Figures confidence={confidence} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const noBins: readonly MeasuredBin[] = [];

function Figures({ confidence }: { readonly confidence: number }) {
  const packId = useApp((state) => state.review?.view?.schema?.id);
  const record = useApp((state) => (packId === undefined ? undefined : state.records.get(packId)));
  useEffect(() => {
    if (packId !== undefined) void loadRecord(packId);
  }, [packId]);
  const bin = record === undefined ? undefined : binOf(record.bins, confidence);
  const measured = useApp((state) => binOf(state.host?.measured ?? noBins, confidence));
  return (
    <div className="flex flex-col gap-1.5 text-12 text-ink-2">
      <p>{text.why.meaning(confidence)}</p>
      {measured === undefined || measured.proposals === 0 ? null : <p>{text.why.measured(measured)}</p>}
      {record === undefined ? null : (
        <p>{bin === undefined || bin.decisions === 0 ? text.why.ownNone : text.why.own(bin)}</p>
      )}
      {record?.refines === true ? <p>{text.why.refined}</p> : null}
    </div>
  );
}
