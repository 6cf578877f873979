import { Button } from '../../../components/Button.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { goTo, routes } from '../../../state/app/routes.ts';
import { changeDraft, type ScanDraft } from '../../../state/scan/scanDraft.ts';
import { textractWords as words } from '../../../text/textractWords.ts';
import { Tick } from './CompareOptions.tsx';
import { pagesFor, UsdField, usdOf } from './UsdField.tsx';

/** Whether a scan has scanned pages read, what leaves the machine then, and what it may cost. */
export function TextractChoice({ draft }: { readonly draft: ScanDraft }) {
  const settings = useApp((state) => state.settings);
  if (settings === null) return null;
  const { textract, aws } = settings;
  if (!textract.isOn)
    return (
      <p className="flex shrink-0 items-center gap-2 border-t border-line px-4 py-2 text-12 text-ink-2">
        <span className="min-w-0 truncate">{words.off}</span>
        <Button look="quiet" onClick={() => goTo(routes.settings('aws'))}>
          {words.openSettings}
        </Button>
      </p>
    );
  const typed = draft.mostUsd ?? String(textract.mostUsd);
  const amount = usdOf(typed);
  const pages = amount === null ? 0 : pagesFor(amount, textract.usdPerThousandPages);
  return (
    <fieldset className="flex shrink-0 flex-col gap-1 border-t border-line px-4 py-2">
      <legend className="sr-only">{words.choice}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Tick
          label={words.choice}
          checked={draft.textract}
          onChange={(on) => changeDraft({ textract: on })}
        />
        {draft.textract ? (
          <span className="flex items-center gap-3">
            <UsdField value={typed} onChange={(mostUsd) => changeDraft({ mostUsd })} />
            <output className="text-12 text-ink-2">
              {amount === null || !Number.isFinite(pages) ? '' : words.enoughFor(pages)}
            </output>
          </span>
        ) : null}
      </div>
      {draft.textract ? (
        <p className="text-12 text-ink-2">{words.leaves(aws.region, textract.usdPerThousandPages)}</p>
      ) : null}
    </fieldset>
  );
}
