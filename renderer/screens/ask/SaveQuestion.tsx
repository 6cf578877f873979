import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { type AskStep, saveStep } from '../../state/ask/askDesk.ts';
import { askWords as words } from '../../text/askWords.ts';
import { NameDialog } from './NameDialog.tsx';

/** Keeps the question that is looked at under a name. */
export function SaveQuestion({ step }: { readonly step: AskStep }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.save}</Button>
      {open ? (
        <NameDialog
          title={words.saveTitle}
          name={step.question}
          onName={(name) => void saveStep(name)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
