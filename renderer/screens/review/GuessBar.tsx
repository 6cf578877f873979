import { RotateCcw } from 'lucide-react';
import type { Inspection, Overrides, ReviewView } from '../../../core/contract/views.ts';
import { IconButton } from '../../components/Button.tsx';
import { MenuButton, type MenuEntry } from '../../components/MenuButton.tsx';
import { setReview, useApp } from '../../state/appState.ts';
import { choosePack, clearOverrides, overrideGuess } from '../../state/reviewActions.ts';
import { text } from '../../text/en.ts';
import { likelyFrom, sureFrom } from '../../text/guessBands.ts';
import { delimiterName, headerName, pickableEncodings, pickableQuotes } from './guessWords.ts';

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
      <Guess
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
      <Guess
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
      <Guess
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
  const fileId = useApp((state) => state.review?.fileId);
  const { dialect, headRecords } = inspection.table;
  return (
    <Guess
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
          onPick: () => {
            if (fileId !== undefined) setReview(fileId, { panel: 'records' });
          },
        },
      ]}
    />
  );
}

function SheetGuess({ inspection, overrides }: GuessProps) {
  const present = inspection.sheets.find((sheet) => sheet.index === inspection.table.sheetIndex);
  return (
    <Guess
      name={text.guesses.sheet}
      value={present?.name ?? inspection.table.name}
      margin={1}
      byYou={overrides.sheetIndex !== undefined}
      entries={inspection.sheets.map((sheet) => ({
        id: String(sheet.index),
        label: sheet.name,
        ...(sheet.hidden ? { note: text.guesses.hidden } : {}),
        chosen: sheet.index === inspection.table.sheetIndex,
        onPick: () => void overrideGuess({ sheetIndex: sheet.index }),
      }))}
    />
  );
}

function TableGuess({ inspection, overrides }: GuessProps) {
  const { tables = [], tableIndex = 0, dialect } = inspection.table;
  return (
    <Guess
      name={text.guesses.table}
      value={text.guesses.tableOf(tableIndex, tables.length)}
      margin={dialect.tablesMargin ?? 1}
      byYou={overrides.tableIndex !== undefined}
      entries={tables.map(({ first, columnNames }, index) => ({
        id: String(index),
        label: text.guesses.tableFrom(index, first),
        note: columnNames.join(' · ').slice(0, 48),
        chosen: index === tableIndex,
        onPick: () => void overrideGuess({ tableIndex: index }),
      }))}
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
          ...(fit === undefined ? {} : { note: text.guesses.fit(fit) }),
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

function Guess({
  name,
  value,
  margin,
  byYou,
  entries,
}: {
  readonly name: string;
  readonly value: string;
  /** 0 to 1. */
  readonly margin: number;
  readonly byYou: boolean;
  readonly entries: readonly MenuEntry[];
}) {
  const sure = byYou ? text.guesses.byYou : text.guesses.sure(margin);
  const doubtful = !byYou && margin < likelyFrom;
  const why = byYou ? text.guesses.byYou : `${sure}: ${text.guesses.sureLong(margin)}`;
  return (
    <MenuButton title={`${name}: ${value} (${why})`} look="chip" entries={entries}>
      <span className="text-ink-3">{name}</span>
      <span className="max-w-40 truncate font-medium">{value}</span>
      <span className={`flex items-center gap-1 ${doubtful ? 'text-warn' : 'text-ink-3'}`}>
        {byYou ? null : <SureMeter margin={margin} />}
        {byYou || margin < sureFrom ? sure : <span className="sr-only">{sure}</span>}
      </span>
    </MenuButton>
  );
}

/** Three steps, so that doubt is seen without reading. */
function SureMeter({ margin }: { readonly margin: number }) {
  const filled = margin >= sureFrom ? 3 : margin >= likelyFrom ? 2 : 1;
  return (
    <span aria-hidden="true" className="flex items-end gap-px">
      {[1, 2, 3].map((bar) => (
        <span
          key={bar}
          className={`bar w-[3px] rounded-[1px] ${bar === 1 ? 'h-1' : bar === 2 ? 'h-1.5' : 'h-2'} ${
            bar <= filled ? 'bg-current' : 'bg-line'
          }`}
        />
      ))}
    </span>
  );
}
