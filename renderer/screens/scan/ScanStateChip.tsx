import { CircleAlert, CircleCheck, CirclePause, CircleStop, LoaderCircle } from 'lucide-react';
import type { ScanState } from '../../../core/contract/views.ts';
import { Chip, type ChipTone } from '../../components/Chip.tsx';
import { scanWords as words } from '../../text/scanWords.ts';

const looks: Readonly<Record<ScanState, { readonly tone: ChipTone; readonly Picture: typeof CircleCheck }>> =
  {
    listing: { tone: 'info', Picture: LoaderCircle },
    running: { tone: 'info', Picture: LoaderCircle },
    paused: { tone: 'warn', Picture: CirclePause },
    done: { tone: 'ok', Picture: CircleCheck },
    stopped: { tone: 'warn', Picture: CircleStop },
    failed: { tone: 'bad', Picture: CircleAlert },
  };

/** How a scan stands: picture, word and ground say the same. */
export function ScanStateChip({ state }: { readonly state: ScanState }) {
  const { tone, Picture } = looks[state];
  return (
    <Chip tone={tone}>
      <Picture aria-hidden="true" size={12} className="shrink-0" />
      {words.states[state]}
    </Chip>
  );
}
