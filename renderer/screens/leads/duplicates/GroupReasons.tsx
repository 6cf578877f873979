import type { GroupView } from '../../../../core/contract/recordViews.ts';
import { leadsWords as words } from '../../../text/leadsWords.ts';
import { formatConfidence } from '../../../text/format.ts';

/** Reasons shown of one pair; further ones weigh next to nothing. */
const shownReasons = 8;

/** What was found between the records, the weightiest first: what speaks for it and what against. */
export function GroupReasons({ group }: { readonly group: GroupView }) {
  const [pair] = group.pairs;
  if (pair === undefined) return null;
  const numberOf = (id: number): number => group.records.findIndex((record) => record.id === id) + 1;
  const reasons = pair.reasons.filter(({ weight }) => weight !== 0).slice(0, shownReasons);
  return (
    <section className="max-h-40 shrink-0 overflow-auto border-t border-line bg-app px-3 py-2 text-12">
      <h2 className="mb-1 flex items-baseline gap-2 text-11 font-semibold text-ink-3">
        {words.why}
        <span className="font-normal">
          {words.score(formatConfidence(pair.score))}
          {group.records.length > 2
            ? ` · ${words.record(numberOf(pair.a))} / ${words.record(numberOf(pair.b))}`
            : ''}
        </span>
      </h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
        {reasons.map(({ field, words: told, weight }) => (
          <li key={field} className="flex items-baseline gap-1.5">
            <span aria-hidden="true" className={weight > 0 ? 'text-ok' : 'text-bad'}>
              {weight > 0 ? '+' : '−'}
            </span>
            <span className="sr-only">{weight > 0 ? words.speaksFor : words.speaksAgainst}</span>
            {told}
          </li>
        ))}
      </ul>
    </section>
  );
}
