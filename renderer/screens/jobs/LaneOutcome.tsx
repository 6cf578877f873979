import type { UploadEvent } from '../../../core/contract/views.ts';
import { Chip } from '../../components/Chip.tsx';
import { jobsWords } from '../../text/jobsWords.ts';

const words = jobsWords.compare;

/** How a file came out in the main and the test lane beside each other, once it has ended in both. */
export function LaneOutcome({ events }: { readonly events: readonly UploadEvent[] | null }) {
  const compared = events?.findLast(({ kind }) => kind === 'compared');
  if (compared === undefined) return null;
  const { same, differences } = compared.detail;
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-semibold text-ink-3">{words.title}</h3>
      {same === true ? (
        <Chip tone="ok">
          <span aria-hidden="true">✓</span> {words.same}
        </Chip>
      ) : (
        <Chip tone="warn">
          <span aria-hidden="true">▲</span> {words.differs(typeof differences === 'number' ? differences : 0)}
        </Chip>
      )}
      <p className="mt-1 text-12 text-ink-2">{words.where}</p>
    </section>
  );
}
