import { useMemo } from 'react';
import { useApp } from '../../../state/app/appState.ts';
import { derivedGroups } from '../../../state/review/derivedFields.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { DerivedCard } from '../fields/DerivedCard.tsx';
import { Section } from './Section.tsx';

/** Fields that can be made of the column under the cursor, alone or with others. */
export function InspectorDerived({ row }: { readonly row: ReviewRow }) {
  const view = useApp((state) => state.review?.view ?? null);
  const groups = useMemo(
    () => derivedGroups(view).filter((group) => group.columnIndexes.includes(row.columnIndex)),
    [view, row.columnIndex],
  );
  if (groups.length === 0) return null;
  return (
    <Section title={trialWords.derived.title}>
      <div className="flex flex-col gap-2">
        {groups.map((group) => (
          <DerivedCard key={group.key} group={group} />
        ))}
      </div>
    </Section>
  );
}
