import { RotateCcw, Undo2 } from 'lucide-react';
import type { Inspection, ReviewView } from '../../../../core/contract/views.ts';
import { Button, IconButton } from '../../../components/Button.tsx';
import { guessBarAttribute } from '../../../components/focus.ts';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { useApp } from '../../../state/app/appState.ts';
import { doubtfulGuesses } from '../../../state/review/guessDoubt.ts';
import { clearOverrides, goBackToReading } from '../../../state/review/readingActions.ts';
import { choosePack } from '../../../state/review/reviewActions.ts';
import { text } from '../../../text/en.ts';
import { formatShare } from '../../../text/format.ts';
import { AskBar } from '../ai/AskBar.tsx';
import { ChipRow, type RowChip } from './ChipRow.tsx';
import type { GuessProps } from './guessProps.ts';
import { HeaderGuess, SkippedGuess } from './RowGuesses.tsx';
import { RangeGuess, SheetGuess } from './SheetGuesses.tsx';
import { DelimiterGuess, EncodingGuess, QuoteGuess } from './TextGuesses.tsx';

/** The guesses about the file's form as chips: what was guessed, how sure that is, and the way to correct it. */
export function GuessBar() {
  const view = useApp((state) => state.review?.view ?? null);
  const inspection = view?.inspection ?? null;
  if (view === null || inspection === null) {
    return <div className="h-9 shrink-0 border-b border-line" />;
  }
  const touched = correctionsOf(view).length > 0;
  return (
    <div className="flex h-9 min-w-0 shrink-0 items-center gap-1.5 border-b border-line px-4">
      <fieldset
        aria-label={text.guesses.title}
        {...{ [guessBarAttribute]: '' }}
        className="flex min-w-0 flex-1 items-center gap-1.5"
      >
        <ChipRow chips={chipsOf(view, inspection)} />
      </fieldset>
      <Rereading />
      <Back />
      {touched ? (
        <IconButton label={text.guesses.reset} onClick={() => void clearOverrides()}>
          <RotateCcw aria-hidden="true" size={14} />
        </IconButton>
      ) : null}
      <AskBar />
    </div>
  );
}

/** What somebody has corrected; the sheet or table that a file is was settled when it was divided. */
function correctionsOf({ overrides, item: { file } }: ReviewView): readonly string[] {
  const ofSheet = file.sheet === undefined ? [] : ['sheetsTogether'];
  const ofTable = file.table === undefined ? [] : ['tablesTogether'];
  const settled = [
    ...ofSheet,
    ...ofTable,
    ...(overrides.sheetIndex === file.sheet ? ['sheetIndex'] : []),
    ...(overrides.tableIndex === file.table ? ['tableIndex'] : []),
  ];
  return Object.keys(overrides).filter((name) => !settled.includes(name));
}

function chipsOf(view: ReviewView, inspection: Inspection): readonly RowChip[] {
  const { overrides, table } = view;
  const guess: GuessProps = { inspection, overrides, ownSheet: view.item.file.sheet };
  const doubtful = new Set<string>(doubtfulGuesses(inspection, overrides));
  const isText = inspection.kind === 'delimited';
  const chips: readonly (readonly [id: string, isShown: boolean, view: React.ReactNode])[] = [
    ['sheet', inspection.sheets.length > 0, <SheetGuess key="sheet" {...guess} />],
    ['encoding', isText, <EncodingGuess key="encoding" {...guess} />],
    ['delimiter', isText, <DelimiterGuess key="delimiter" {...guess} />],
    ['quote', isText, <QuoteGuess key="quote" {...guess} />],
    [
      'table',
      !isText || (inspection.table.tables ?? []).length > 1,
      <RangeGuess key="table" {...guess} table={table} />,
    ],
    ['header', true, <HeaderGuess key="header" {...guess} />],
    ['skipped', true, <SkippedGuess key="skipped" {...guess} table={table} />],
    ['target', true, <PackChoice key="target" view={view} />],
  ];
  return chips.flatMap(([id, isShown, chip]) =>
    isShown ? [{ id, doubtful: doubtful.has(id), view: chip }] : [],
  );
}

/** How far reading the file again is; its room is kept by the row, so that no chip moves. */
function Rereading() {
  const rereading = useApp((state) => state.review?.work === 'rereading');
  const progress = useApp(
    (state) => state.inbox?.find((item) => item.file.id === state.review?.fileId)?.progress ?? null,
  );
  const told = useApp((state) => state.review?.view?.table == null);
  // Where the new columns stand alone, the line above them tells it.
  if (!rereading || told) return null;
  const share =
    progress === null || progress.totalBytes === 0 ? null : progress.doneBytes / progress.totalBytes;
  return (
    <output className="late shrink-0 text-12 text-info">
      {text.reading.again}
      {share === null ? '' : ` ${formatShare(share)}`}
    </output>
  );
}

function Back() {
  const what = useApp((state) => state.review?.reading.past.at(-1)?.what);
  if (what === undefined) return null;
  return (
    <Button look="quiet" title={text.reading.backLong(what)} command="reading.back" onClick={goBackToReading}>
      <Undo2 aria-hidden="true" size={14} />
      <span className="max-w-32 truncate max-xl:sr-only">{text.reading.back(what)}</span>
    </Button>
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
      <span className="max-w-48 truncate font-medium">{view.schema?.title ?? text.none}</span>
    </MenuButton>
  );
}
