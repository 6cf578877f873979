import { useState } from 'react';
import type { Transform } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { ConfidenceChip } from '../../../components/ConfidenceChip.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { confidenceBand } from '../../../state/columns/confidenceBand.ts';
import {
  type DerivedField,
  type DerivedGroup,
  leaveDerived,
  takeDerived,
} from '../../../state/review/derivedFields.ts';
import { text } from '../../../text/en.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { TrialView } from '../trial/TrialView.tsx';

const words = trialWords.derived;

/** `Name → First name, Last name`: why, what it gives, and taking it; each field can be taken or left by itself. */
export function DerivedCard({ group }: { readonly group: DerivedGroup }) {
  const left = group.fields.filter((field) => !field.taken);
  return (
    <article className="rounded-2 border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 font-medium">
          {group.columns.join(' + ')}
          <span aria-hidden="true" className="mx-1 text-ink-3">
            →
          </span>
          {group.fields.map(({ label }) => label).join(', ')}
        </p>
        {left.length > 1 ? (
          <Button look="primary" onClick={() => takeDerived(left)}>
            {words.acceptAll(left.length)}
          </Button>
        ) : null}
      </div>
      <ul className="mt-1">
        {group.fields.map((field) => (
          <FieldLine key={field.proposal.field} field={field} only={group.fields.length === 1} />
        ))}
      </ul>
    </article>
  );
}

function FieldLine({ field, only }: { readonly field: DerivedField; readonly only: boolean }) {
  const [tested, setTested] = useState(false);
  const fileId = useApp((state) => state.review?.fileId);
  const { proposal, taken } = field;
  return (
    <li className="border-t border-line py-2 first:border-t-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-mono text-12">{proposal.field}</span>
        {taken ? (
          <Chip tone="ok">✓ {words.inForce}</Chip>
        ) : (
          <ConfidenceChip band={confidenceBand(proposal.confidence)} confidence={proposal.confidence} />
        )}
      </div>
      <p className="text-12 text-ink-2">{proposal.transforms.map(stepWords).filter(Boolean).join(' · ')}</p>
      <ul className="list-disc pl-4 text-12 text-ink-2 marker:text-ink-3">
        {proposal.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {taken ? (
          <Button onClick={() => leaveDerived(field)} label={`${words.remove}: ${field.label}`}>
            {words.remove}
          </Button>
        ) : (
          <Button
            look={only ? 'primary' : 'plain'}
            onClick={() => takeDerived([field])}
            label={`${words.accept}: ${field.label}`}
          >
            {words.accept}
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() => setTested(!tested)}
          label={`${tested ? words.hideTest : words.test}: ${field.label}`}
        >
          {tested ? words.hideTest : words.test}
        </Button>
      </div>
      {tested && fileId !== undefined ? (
        <TrialView
          of={{
            fileId,
            field: proposal.field,
            columnIndexes: proposal.columnIndexes,
            transforms: proposal.transforms,
          }}
        />
      ) : null}
    </li>
  );
}

/** Trimming goes without saying, and a pattern says less than the reason beside it. */
function stepWords(transform: Transform): string {
  if (transform.kind === 'trim') return '';
  return transform.kind === 'extract' ? words.byPattern : text.transforms.words(transform);
}
