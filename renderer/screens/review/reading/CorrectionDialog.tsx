import { useState } from 'react';
import type { Inspection, Overrides } from '../../../../core/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { gridElement } from '../../../components/focus.ts';
import { Picker } from '../../../components/Picker.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { overrideGuess, showCorrection } from '../../../state/review/readingActions.ts';
import type { Correction } from '../../../state/columns/readingState.ts';
import { parseRange } from '../../../text/cellReference.ts';
import { encodingNames } from '../../../text/encodingNames.ts';
import { text } from '../../../text/en.ts';
import { namesLine } from './guessWords.ts';
import { useTriedReading } from './useTriedReading.ts';

/** A form for what cannot be chosen from a short list: any encoding, delimiter, quote, range, last row. */
export function CorrectionDialog() {
  const correcting = useApp((state) => state.review?.reading.correcting ?? null);
  const inspection = useApp((state) => state.review?.view?.inspection ?? null);
  if (correcting === null || inspection === null) return null;
  const close = (): void => showCorrection(null);
  return (
    <Dialog open onClose={close} high title={titles[correcting]} finalFocus={gridElement}>
      {correcting === 'encoding' ? (
        <Encodings present={inspection.table.dialect.encoding} />
      ) : (
        <CorrectionForm correcting={correcting} inspection={inspection} onClose={close} />
      )}
    </Dialog>
  );
}

const titles: Readonly<Record<Correction, string>> = {
  encoding: text.reading.encodingTitle,
  delimiter: text.reading.delimiterTitle,
  quote: text.reading.quoteTitle,
  range: text.reading.rangeTitle,
  lastRow: text.reading.lastRowTitle,
};

const encodings = encodingNames.map(({ label, words }) => ({ id: label, label: label.toUpperCase(), words }));

function Encodings({ present }: { readonly present: string }) {
  return (
    <Picker
      label={text.reading.searchEncodings}
      items={encodings}
      empty={text.reading.noEncoding}
      onPick={({ id }) => void overrideGuess({ encoding: id }, text.guesses.encoding)}
    >
      {({ id, label, words }) => (
        <>
          <span className={`w-36 shrink-0 ${id === present ? 'font-semibold text-accent' : ''}`}>
            {label}
          </span>
          <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{words}</span>
        </>
      )}
    </Picker>
  );
}

/** What a text typed into a form means: a correction, or why it is none. */
type Meaning = { readonly change: Overrides } | { readonly wrong: string };

interface FormWords {
  readonly field: string;
  readonly what: string;
  readonly first: (inspection: Inspection) => string;
  readonly meaning: (typed: string, inspection: Inspection) => Meaning;
}

const forms: Readonly<Record<Exclude<Correction, 'encoding'>, FormWords>> = {
  delimiter: {
    field: text.reading.delimiterField,
    what: text.guesses.delimiter,
    first: ({ table }) => table.dialect.delimiter.replaceAll('\t', '\\t'),
    meaning(typed) {
      const delimiter = typed.replaceAll('\\t', '\t');
      const fits = delimiter.length > 0 && delimiter.length <= 8 && !/[\r\n]/u.test(delimiter);
      return fits ? { change: { delimiter } } : { wrong: text.reading.delimiterField };
    },
  },
  quote: {
    field: text.reading.quoteField,
    what: text.guesses.quote,
    first: ({ table }) => table.dialect.quote ?? '',
    meaning: (typed) =>
      /^[!-~]$/u.test(typed) ? { change: { quote: typed } } : { wrong: text.reading.quoteField },
  },
  range: {
    field: text.reading.rangeField,
    what: text.guesses.table,
    first: () => '',
    meaning(typed) {
      const range = parseRange(typed);
      return range === undefined ? { wrong: text.reading.rangeWrong } : { change: { range } };
    },
  },
  lastRow: {
    field: text.reading.lastRowField,
    what: text.reading.lastRow,
    first: () => '',
    meaning(typed, { table: { dialect } }) {
      const row = Number(typed.replaceAll(/[\s,.]/gu, ''));
      return Number.isInteger(row) && row > dialect.firstDataRow
        ? { change: { lastDataRow: row - 1 } }
        : { wrong: text.reading.wholeNumber(dialect.firstDataRow + 1) };
    },
  },
};

function CorrectionForm({
  correcting,
  inspection,
  onClose,
}: {
  readonly correcting: Exclude<Correction, 'encoding'>;
  readonly inspection: Inspection;
  readonly onClose: () => void;
}) {
  const form = forms[correcting];
  const [typed, setTyped] = useState(() => form.first(inspection));
  const meaning = form.meaning(typed, inspection);
  const change = 'change' in meaning ? meaning.change : null;
  const tried = useTriedReading(change);
  const wrong = 'wrong' in meaning ? meaning.wrong : tried.kind === 'failed' ? tried.message : undefined;
  const apply = (): void => {
    if (change === null || tried.kind === 'failed') return;
    void overrideGuess(change, form.what);
  };
  return (
    <form
      className="flex flex-col gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className="flex flex-col gap-1.5 text-12 text-ink-2">
        {form.field}
        <input
          // The form is opened to type into it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          aria-describedby="correction-result"
          className="h-8 rounded-2 border border-edge bg-surface px-2 font-mono text-13 text-ink"
        />
      </label>
      <output id="correction-result" className="min-h-10 text-12 text-ink-2">
        {wrong !== undefined && typed !== '' ? (
          <span className="text-warn">⚠ {wrong}</span>
        ) : tried.kind === 'loading' ? (
          <span className="late">{text.reading.trying}</span>
        ) : tried.kind === 'done' ? (
          <span className="line-clamp-2">
            {text.reading.tried(
              tried.inspection.table.columnNames.length,
              namesLine(tried.inspection.table.columnNames),
            )}
          </span>
        ) : null}
      </output>
      <span className="flex justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="primary" blocked={wrong} onClick={apply} keyName="Enter">
          {text.reading.apply}
        </Button>
      </span>
    </form>
  );
}
