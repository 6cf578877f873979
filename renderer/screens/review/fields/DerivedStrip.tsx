import { Combine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { derivedGroups } from '../../../state/review/derivedFields.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { DerivedCard } from './DerivedCard.tsx';

const words = trialWords.derived;

/** Says at the end of the strip how many fields could be, or are, made of columns; opens the cards. Nothing where there are none. */
export function DerivedStrip() {
  const [open, setOpen] = useState(false);
  const view = useApp((state) => state.review?.view ?? null);
  const groups = useMemo(() => derivedGroups(view), [view]);
  if (groups.length === 0) return null;
  const fields = groups.flatMap((group) => group.fields);
  const taken = fields.filter((field) => field.taken).length;
  const left = fields.length - taken;
  return (
    <div className="ml-auto flex shrink-0 items-center gap-2 text-12">
      <Combine aria-hidden="true" size={14} className="text-ink-3" />
      <span className="whitespace-nowrap text-ink-2">
        {[left > 0 ? words.strip(left) : '', taken > 0 ? words.taken(taken) : ''].filter(Boolean).join(' · ')}
      </span>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.show}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title} width="w-150">
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto bg-subtle p-4">
          {groups.map((group) => (
            <DerivedCard key={group.key} group={group} />
          ))}
        </div>
      </Dialog>
    </div>
  );
}
