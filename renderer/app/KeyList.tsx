import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Keys } from '../components/Keys.tsx';
import { keyWords } from '../components/keyWords.ts';
import { findsAll } from '../components/Picker.tsx';
import { openOverlay, useApp } from '../state/app/appState.ts';
import { useCommandKeys } from '../state/settings/commandKeys.ts';
import { goTo, routes } from '../state/app/routes.ts';
import { text } from '../text/en.ts';
import { type SheetLine, sheetParts } from '../keys/keySheet.ts';

/** Every key in force by where it acts, and a search through them. */
export function KeyList() {
  const letters = useApp((state) => state.settings?.singleLetterKeys ?? true);
  const keys = useCommandKeys((state) => state.keys);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The dialog was there before its list was read.
  useEffect(() => field.current?.focus(), []);
  const parts = useMemo(() => sheetParts(keys), [keys]);
  const found = parts
    .map(({ scope, lines }) => ({ scope, lines: lines.filter((line) => finds(line, query)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4 py-2">
        <input
          ref={field}
          type="text"
          aria-label={text.keys.find}
          placeholder={text.keys.find}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="field-control h-7 w-60 text-12"
        />
        <output className="min-w-0 text-12 text-ink-2">
          {found.length === 0 ? text.keys.nothing : letters ? text.keys.gridOnly : text.keys.lettersOff}
        </output>
        <span className="ml-auto">
          <Button
            onClick={() => {
              openOverlay('none');
              goTo(routes.settings('keys'));
            }}
          >
            {text.keys.change}
          </Button>
        </span>
      </div>
      <section
        // It scrolls, so the focus has to be able to go there.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={text.keys.title}
        className="h-140 min-h-0 columns-3 gap-8 overflow-auto p-4"
      >
        {found.map(({ scope, lines }) => (
          <section key={scope} className="mb-4">
            <h3 className="mb-1 break-after-avoid text-11 font-semibold text-ink-3">
              {text.keys.places[scope]}
            </h3>
            <dl>
              {lines.map((line) => (
                <div
                  key={line.id}
                  className="flex min-h-7 break-inside-avoid items-center justify-between gap-3"
                >
                  <dt className="min-w-0 leading-tight">
                    {line.title}
                    {line.where === undefined ? null : (
                      <span className="block text-11 text-ink-3">{line.where}</span>
                    )}
                  </dt>
                  <dd className="flex shrink-0 items-center gap-1.5">
                    <span className="sr-only">{said(line)}</span>
                    {line.keys.map((key) => (
                      <Keys key={key} binding={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </>
  );
}

function finds(line: SheetLine, query: string): boolean {
  return findsAll({ label: line.title, words: `${said(line)} ${line.where ?? ''}` }, query);
}

function said({ keys }: SheetLine): string {
  return keys.map((key) => keyWords(key).join(' ')).join(', ');
}
