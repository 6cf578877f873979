import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import {
  askQuestion,
  chooseAskPlace,
  editStep,
  loadAsk,
  runStep,
  startAnew,
  stepNow,
  useAsk,
} from '../../state/ask/askDesk.ts';
import { text } from '../../text/en.ts';
import { leadPlaceWords as placeWords } from '../../text/leadPlaceWords.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { PlaceChoice } from '../leads/list/PlaceChoice.tsx';
import { askWords as words } from '../../text/askWords.ts';
import { setAskDeeds } from '../../keys/askKeys.ts';
import { deedOf } from '../../state/ask/askDeedOf.ts';
import { AnswerTable } from './AnswerTable.tsx';
import { AskExamples } from './AskExamples.tsx';
import { AskThread } from './AskThread.tsx';
import { LikelyStart } from './LikelyStart.tsx';
import { ModelLine } from './ModelLine.tsx';
import { QueryBuilder } from './QueryBuilder.tsx';
import { ReadingLine } from './ReadingLine.tsx';
import { ReadNotes } from './ReadNotes.tsx';
import { SaveQuestion } from './SaveQuestion.tsx';
import { SavedQuestions } from './SavedQuestions.tsx';

/** A question in plain words, the filter that it became, and the rows that it finds. */
export function AskScreen() {
  const desk = useAsk();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void loadAsk();
    input.current?.focus();
    // What was shown may be of another day, or of before a reload.
    void runStep();
    setAskDeeds((deed) => deedOf(deed, () => input.current?.focus()));
    return () => setAskDeeds(null);
  }, []);
  const step = stepNow(desk);
  const { subjects, trouble, missed } = desk;
  const subject = subjects?.find(
    (one) => JSON.stringify(one.subject) === JSON.stringify(step?.query.subject),
  );
  const ask = (question: string): void => {
    setTyped('');
    void askQuestion(question);
  };
  return (
    <>
      <ScreenHeader
        title={words.title}
        facts={<PlaceChoice on={desk.place ?? undefined} onChoose={(on) => chooseAskPlace(on ?? null)} />}
      >
        {step === undefined ? null : (
          <>
            <Button onClick={startAnew}>{words.anew}</Button>
            <SaveQuestion step={step} />
          </>
        )}
        <SavedQuestions />
      </ScreenHeader>
      <form
        className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          ask(typed);
        }}
      >
        <input
          ref={input}
          data-filter=""
          type="text"
          aria-label={words.question}
          placeholder={step === undefined ? words.question : words.followUp}
          value={typed}
          maxLength={500}
          onChange={(event) => setTyped(event.target.value)}
          className="field-control h-9 min-w-0 flex-1 px-3 text-15"
        />
        <Button look="primary" onClick={() => ask(typed)}>
          {words.ask}
        </Button>
      </form>
      <AskThread />
      {missed === null ? null : (
        <>
          <ReadingLine reading={missed} />
          <ModelLine />
          <LikelyStart reading={missed} step={step} />
        </>
      )}
      {trouble === null ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={trouble}>
            {trouble.code === 'SIGN_IN_NEEDED' && desk.place !== null ? (
              <Button onClick={() => goTo(routes.pipelineLeads(desk.place ?? 'aws'))}>
                {placeWords.signInLeads}
              </Button>
            ) : null}
            <Button onClick={() => void (step === undefined ? loadAsk() : runStep())}>{text.retry}</Button>
          </TroublePanel>
        </div>
      )}
      {step === undefined || subject === undefined ? (
        <div className="min-h-0 flex-1 overflow-auto">
          <div className="px-6 pt-8 pb-5 text-center">
            <h2 className="text-15 font-semibold">{words.emptyTitle}</h2>
            <p className="mt-1 text-ink-2">{words.empty}</p>
          </div>
          <AskExamples onAsk={ask} />
        </div>
      ) : (
        <>
          {step.reading === null || step.reading.state === 'whole' ? null : (
            <ReadingLine reading={step.reading} />
          )}
          {step.reading === null ? null : <ReadNotes reading={step.reading} step={step} subject={subject} />}
          {missed === null ? <ModelLine /> : null}
          <QueryBuilder
            query={step.query}
            subject={subject}
            subjects={subjects ?? []}
            onChange={(query) => void editStep(query)}
          />
          <AnswerTable step={step} />
        </>
      )}
    </>
  );
}
