import { changeDraft, type ScanDraft } from '../../../state/scan/scanDraft.ts';
import { scanWords as words } from '../../../text/scanWords.ts';

/** How codes are compared with the text of documents. */
export function CompareOptions({ draft }: { readonly draft: ScanDraft }) {
  const { options, allPatterns } = draft;
  return (
    <fieldset className="grid shrink-0 grid-cols-2 gap-x-4 px-4 pt-2 pb-3">
      <legend className="sr-only">{words.options}</legend>
      <Tick
        label={words.anyCase}
        help={words.anyCaseHelp}
        checked={options.anyCase}
        onChange={(anyCase) => changeDraft({ options: { ...options, anyCase } })}
      />
      <Tick
        label={words.anySeparator}
        help={words.anySeparatorHelp}
        checked={options.anySeparator}
        onChange={(anySeparator) => changeDraft({ options: { ...options, anySeparator } })}
      />
      <Tick
        label={words.allPatterns}
        checked={allPatterns}
        onChange={(on) => changeDraft({ allPatterns: on })}
      />
      <p className="truncate text-12 leading-7 text-ink-3" title={words.codesHelp}>
        {words.codesHelp}
      </p>
    </fieldset>
  );
}

/** A box to tick with what it means. */
export function Tick({
  label,
  help,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-7 min-w-0 items-center gap-2 rounded-1 has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input
        type="checkbox"
        className="size-3.5 shrink-0 accent-accent outline-none"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="shrink-0">{label}</span>
      {help === undefined ? null : (
        <span className="min-w-0 truncate text-12 text-ink-3" title={help}>
          {help}
        </span>
      )}
    </label>
  );
}
