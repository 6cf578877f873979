import type { AskReading, AskSubjectView } from '../../../core/contract/askViews.ts';
import { Button } from '../../components/Button.tsx';
import { type AskStep, editStep } from '../../state/ask/askDesk.ts';
import { askAgain } from '../../state/ask/changeThread.ts';
import { choicesOf, slipsOf, withOther } from '../../state/ask/readNotes.ts';
import { askWords as words } from '../../text/askWords.ts';

/** What was read otherwise than it is written, and names that may mean another field: each with a press that says so. */
export function ReadNotes({
  reading,
  step,
  subject,
}: {
  readonly reading: AskReading;
  readonly step: AskStep;
  readonly subject: AskSubjectView;
}) {
  const slips = slipsOf(reading);
  const choices = choicesOf(reading).flatMap((choice) => {
    const others = choice.others.flatMap((other) => {
      const query = withOther(step.query, choice.taken, other);
      return query === null ? [] : [{ field: other.field, query }];
    });
    return others.length === 0 ? [] : [{ ...choice, others }];
  });
  if (slips.length === 0 && choices.length === 0) return null;
  const labelOf = (field: string): string =>
    (subject.fields.find(({ name }) => name === field)?.label ?? field).toLowerCase();
  return (
    <section
      aria-label={words.readNotes}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1 text-12 text-ink-2"
    >
      {slips.map(({ written, read, literal }) => (
        <span key={written} className="inline-flex items-center gap-1">
          <span>
            {words.readAs(written)} <b className="font-semibold text-ink">{read}</b>
          </span>
          <Button look="quiet" label={words.asWrittenOf(written)} onClick={() => void askAgain(literal)}>
            {words.asWritten}
          </Button>
        </span>
      ))}
      {choices.map(({ written, taken, others }) => (
        <span key={written} className="inline-flex items-center gap-1">
          <span>
            {words.takenAs(written)} <b className="font-semibold text-ink">{labelOf(taken.field)}</b>
          </span>
          {others.map(({ field, query }) => (
            <Button
              key={field}
              look="quiet"
              label={words.insteadOf(written, labelOf(field))}
              onClick={() => void editStep(query)}
            >
              {words.instead(labelOf(field))}
            </Button>
          ))}
        </span>
      ))}
    </section>
  );
}
