import { RotateCcw } from 'lucide-react';
import type { Inspection, Overrides, ReviewView } from '../../../core/contract/views.ts';
import { IconButton } from '../../components/Button.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { useApp } from '../../state/appState.ts';
import { showRecords } from '../../state/recordActions.ts';
import { choosePack, clearOverrides, overrideGuess } from '../../state/reviewActions.ts';
import { text } from '../../text/en.ts';
import { AskBar } from './AskBar.tsx';
import { GuessChip } from './GuessChip.tsx';
import { delimiterName, headerName, pickableEncodings, pickableQuotes } from './guessWords.ts';
import { SheetGuess, TableGuess } from './SheetGuesses.tsx';

/** The guesses about the file's form as chips: what was guessed, how sure that is, and the way to correct it. */
export function GuessBar() {
  const view = useApp((state) => state.review?.view ?? null);
  const rereading = useApp((state) => state.review?.work === 'rereading');
  const inspection = view?.inspection ?? null;
  if (view === null || inspection === null) {
    return <div className="h-9 shrink-0 border-b border-line" />;
  }
  const touched = Object.keys(view.overrides).length > 0;
  return (
    <fieldset
      aria-label={text.guesses.title}
      className="flex h-9 min-w-0 shrink-0 items-center gap-1.5 overflow-x-auto overflow-y-hidden border-b border-line px-4"
    >
      {inspection.kind === 'delimited' ? (
        <TextGuesses inspection={inspection} overrides={view.overrides} />
      ) : null}
      <HeaderGuess inspection={inspection} overrides={view.overrides} />
      {inspection.sheets.length > 0 ? (
        <SheetGuess inspection={inspection} overrides={view.overrides} />
      ) : null}
      {(inspection.table.tables ?? []).length > 1 ? (
        <TableGuess inspection={inspection} overrides={view.overrides} />
      ) : null}
      <PackChoice view={view} />
      {touched ? (
        <IconButton label={text.guesses.reset} onClick={() => void clearOverrides()}>
          <RotateCcw aria-hidden="true" size={14} />
        </IconButton>
      ) : null}
      {rereading ? <output className="late text-12 text-info">{text.review.rereading}</output> : null}
      <AskBar />
    </fieldset>
  );
}

interface GuessProps {
  readonly inspection: Inspection;
  readonly overrides: Overrides;
}

function TextGuesses({ inspection, overrides }: GuessProps) {
  const { dialect } = inspection.table;
  return (
    <>
      <GuessChip
        name={text.guesses.encoding}
        value={dialect.encoding.toUpperCase()}
        margin={dialect.encodingMargin}
        byYou={overrides.encoding !== undefined}
        entries={pickableEncodings(dialect.encoding).map((encoding) => ({
          id: encoding,
          label: encoding.toUpperCase(),
          chosen: encoding === dialect.encoding,
          onPick: () => void overrideGuess({ encoding }),
        }))}
      />
      <GuessChip
        name={text.guesses.delimiter}
        value={delimiterName(dialect.delimiter)}
        margin={dialect.margin}
        byYou={overrides.delimiter !== undefined}
        entries={Object.keys(text.guesses.delimiters).map((delimiter) => ({
          id: delimiter,
          label: delimiterName(delimiter),
          note: delimiter.trim(),
          chosen: delimiter === dialect.delimiter,
          onPick: () => void overrideGuess({ delimiter }),
        }))}
      />
      <GuessChip
        name={text.guesses.quote}
        value={dialect.quote ?? text.guesses.noQuote}
        margin={dialect.margin}
        byYou={overrides.quote !== undefined}
        entries={pickableQuotes.map((quote) => ({
          id: quote ?? 'none',
          label: quote ?? text.guesses.noQuote,
          chosen: quote === dialect.quote,
          onPick: () => void overrideGuess({ quote }),
        }))}
      />
    </>
  );
}

/** Records offered in the menu; further ones are picked in the records view. */
const offeredRecords = 8;

function HeaderGuess({ inspection, overrides }: GuessProps) {
  const { dialect, headRecords } = inspection.table;
  return (
    <GuessChip
      name={text.guesses.header}
      value={headerName(dialect.headerRows)}
      margin={dialect.headerMargin}
      byYou={overrides.headerRows !== undefined}
      entries={[
        {
          id: 'none',
          label: text.guesses.noHeaderLong,
          chosen: dialect.headerRows.length === 0,
          onPick: () => void overrideGuess({ headerRows: [] }),
        },
        ...headRecords.slice(0, offeredRecords).map((cells, record) => ({
          id: String(record),
          label: headerName([record]),
          note: cells
            .filter((cell) => cell !== '')
            .slice(0, 3)
            .join(' · ')
            .slice(0, 48),
          chosen: dialect.headerRows.includes(record),
          onPick: () => void overrideGuess({ headerRows: [record] }),
        })),
        {
          id: 'innerRows',
          label: text.guesses.innerRowsAreData,
          chosen: overrides.innerRows === 'data',
          onPick: () => void overrideGuess({ innerRows: 'data' }),
        },
        {
          id: 'pick',
          label: text.guesses.pickRow,
          onPick: showRecords,
        },
      ]}
    />
  );
}

function PackChoice({ view }: { readonly view: ReviewView }) {
  const packs = useApp((state) => state.host?.packs) ?? [];
  const fits = new Map(view.packFit.map(({ packId, fit }) => [packId, fit]));
  const sorted = [...packs].sort((a, b) => (fits.get(b.id) ?? 0) - (fits.get(a.id) ?? 0));
  return (
    <MenuButton
      look="chip"
      entries={sorted.map((pack) => {
        const fit = fits.get(pack.id);
        return {
          id: pack.id,
          label: pack.title,
          ...(fit === undefined || pack.kind === 'generic' ? {} : { note: text.guesses.fit(fit) }),
          chosen: pack.id === view.schema?.id,
          onPick: () => void choosePack(pack.id),
        };
      })}
    >
      <span className="text-ink-3">{text.guesses.pack}</span>
      <span className="font-medium">{view.schema?.title ?? text.none}</span>
    </MenuButton>
  );
}
