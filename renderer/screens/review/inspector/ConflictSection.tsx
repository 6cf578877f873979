import { Button } from '../../../components/Button.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { giveColumn, keepMade } from '../../../state/review/conflictActions.ts';
import { openCombine } from '../../../state/review/shapingActions.ts';
import type { ReviewRow } from '../../../state/columns/reviewRows.ts';
import { shapeWords } from '../../../text/shapeWords.ts';

const words = shapeWords.conflict;

/** Columns that feed the same field as this one, and the ways out: join them, or keep one. */
export function ConflictSection({ row }: { readonly row: ReviewRow }) {
  const rows = useApp((state) => state.review?.rows);
  const derived = useApp((state) => state.review?.view?.decisions?.derived);
  const { field } = row;
  if (!row.conflict || field === null) return null;
  const rivals = (rows ?? []).filter((one) => one.field === field);
  const made = derived?.some((one) => one.field === field) === true;
  return (
    <section aria-label={words.title(field)} className="border-b border-line bg-bad-bg px-4 py-3">
      <h3 className="font-medium text-bad">✕ {words.title(field)}</h3>
      <p className="mb-2 text-12 text-ink-2">{words.explain}</p>
      <ul className="flex flex-col gap-1.5">
        {rivals.map((rival) => (
          <li key={rival.columnIndex} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={rival.profile.name}>
                {rival.profile.name}
              </span>
              <span className="block truncate font-mono text-12 text-ink-2">
                {rival.profile.examples.slice(0, 3).join(', ')}
              </span>
            </span>
            <Button
              label={words.keep(rival.profile.name)}
              onClick={() => giveColumn(field, rival.columnIndex)}
            >
              {words.keepOne}
            </Button>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        {made ? <Button onClick={() => keepMade(field)}>{words.keepMade}</Button> : null}
        {rivals.length > 1 ? (
          <Button
            look="primary"
            onClick={() =>
              openCombine({ field, columnIndexes: rivals.map(({ columnIndex }) => columnIndex) })
            }
          >
            {words.join}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
