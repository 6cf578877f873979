import type { LeadView } from '../../../../core/contract/leadViews.ts';
import { Button } from '../../../components/Button.tsx';
import { leadPlaceWords as words } from '../../../text/leadPlaceWords.ts';
import { leadsWords } from '../../../text/leadsWords.ts';

/** A value that a person typed while somebody else changed the lead. */
export interface Conflict {
  readonly field: string;
  readonly typed: string;
  /** As it is by now. */
  readonly present: LeadView;
}

/** Both values side by side, and the choice between them. Nothing is saved before it is made. */
export function LeadConflict({
  conflict: { field, typed, present },
  label,
  onKeep,
  onSave,
}: {
  readonly conflict: Conflict;
  /** Of the field. */
  readonly label: string;
  readonly onKeep: () => void;
  readonly onSave: () => void;
}) {
  const value = present.values.find((one) => one.field === field);
  const by = value?.origin?.kind === 'edit' ? value.origin.by : '';
  const sides = [
    { name: words.theirs(by), shown: value?.value ?? '' },
    { name: words.yours, shown: typed },
  ];
  return (
    <div role="alert" className="mx-4 mb-2 rounded-3 border border-line bg-warn-bg p-3 text-12">
      <p className="font-semibold text-warn">{words.conflictTitle}</p>
      <p className="text-ink-2">{words.conflictText(label)}</p>
      <dl className="my-2">
        {sides.map(({ name, shown }) => (
          <div key={name} className="flex gap-2">
            <dt className="w-28 shrink-0 wrap-anywhere text-ink-2">{name}</dt>
            <dd className="min-w-0 flex-1 font-mono wrap-anywhere whitespace-pre-wrap">
              <bdi>{shown === '' ? leadsWords.nothing : shown}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onKeep}>
          {words.keepTheirs}
        </Button>
        <Button onClick={onSave}>{words.saveYours}</Button>
      </div>
    </div>
  );
}
