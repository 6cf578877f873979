import { Combine, Split } from 'lucide-react';
import { Button } from '../../../components/Button.tsx';
import { useApp } from '../../../state/app/appState.ts';
import type { ColumnPart } from '../../../state/columns/columnParts.ts';
import { edit } from '../../../state/review/draftActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { openCombine, openSplit } from '../../../state/review/shapingActions.ts';
import { text } from '../../../text/en.ts';
import { shapeWords } from '../../../text/shapeWords.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { Section } from './Section.tsx';

/** Fields that this column is a part of, and making more of them: of several columns, or of parts of this one. */
export function ShapeSection({ row }: { readonly row: ReviewRow }) {
  if (row.decision === null) return null;
  return (
    <Section title={shapeWords.section}>
      {row.parts.length === 0 ? null : (
        <ul className="mb-2 flex flex-col gap-1">
          {row.parts.map((part) => (
            <li key={part.field}>
              <Part part={part} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          command="review.combine"
          onClick={() => openCombine(row.conflict ? {} : { columnIndexes: [row.columnIndex] })}
        >
          <Combine aria-hidden="true" size={13} />
          {shapeWords.combine.short}
        </Button>
        <Button command="review.split" onClick={() => openSplit(row.columnIndex)}>
          <Split aria-hidden="true" size={13} />
          {shapeWords.split.short}
        </Button>
      </div>
    </Section>
  );
}

function Part({ part: { field, place, of } }: { readonly part: ColumnPart }) {
  const made = useApp((state) => state.review?.view?.decisions?.derived.find((one) => one.field === field));
  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-mono text-12">{field}</span>
        <span className="block truncate text-12 text-ink-2">
          {of > 1 ? `${shapeWords.place(place, of)} · ` : ''}
          {made?.transforms.map((step) => text.transforms.words(step)).join(' · ')}
        </span>
      </span>
      {made === undefined ? null : (
        <>
          {of > 1 ? (
            <Button
              look="quiet"
              label={`${shapeWords.change} ${field}`}
              onClick={() => openCombine({ field })}
            >
              {shapeWords.change}
            </Button>
          ) : null}
          <Button
            look="quiet"
            label={`${shapeWords.remove}: ${field}`}
            onClick={() => edit(trialWords.derived.undone(field), [{ kind: 'clearDerived', field }])}
          >
            {shapeWords.remove}
          </Button>
        </>
      )}
    </div>
  );
}
