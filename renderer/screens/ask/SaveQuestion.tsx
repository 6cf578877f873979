import { Button } from '../../components/Button.tsx';
import { type AskStep, saveStep, useAsk } from '../../state/ask/askDesk.ts';
import { askWords as words } from '../../text/askWords.ts';
import { NameDialog } from './NameDialog.tsx';

/** Keeps the question that is looked at under a name. */
export function SaveQuestion({ step }: { readonly step: AskStep }) {
  const open = useAsk((state) => state.dialog === 'save');
  return (
    <>
      <Button command="ask.save" onClick={() => useAsk.setState({ dialog: 'save' })}>
        {words.save}
      </Button>
      {open ? (
        <NameDialog
          title={words.saveTitle}
          name={step.question}
          onName={(name) => void saveStep(name)}
          onClose={() => useAsk.setState({ dialog: 'none' })}
        />
      ) : null}
    </>
  );
}
