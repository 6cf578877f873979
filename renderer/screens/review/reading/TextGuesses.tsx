import type { Inspection } from '../../../../core/contract/views.ts';
import { guessAgain, overrideGuess, showCorrection } from '../../../state/review/readingActions.ts';
import { text } from '../../../text/en.ts';
import { GuessChip } from './GuessChip.tsx';
import type { GuessProps } from './guessProps.ts';
import { delimiterName, pickableEncodings, pickableQuotes, quoteName } from './guessWords.ts';

/** How the bytes of a text become characters. */
export function EncodingGuess({ inspection, overrides }: GuessProps) {
  const { encoding, encodingMargin, encodingRunnerUp, mixedWith } = inspection.table.dialect;
  return (
    <GuessChip
      name={text.guesses.encoding}
      value={encoding.toUpperCase()}
      margin={encodingMargin}
      byYou={overrides.encoding !== undefined}
      evidence={[
        ...(mixedWith === undefined ? [] : [text.reading.mixed(mixedWith)]),
        ...(overrides.encoding !== undefined
          ? []
          : [
              encodingRunnerUp === undefined || encodingMargin === 1
                ? text.reading.nothingElse
                : text.reading.next(encodingRunnerUp.toUpperCase(), null),
            ]),
      ]}
      entries={[
        ...pickableEncodings(encoding, encodingRunnerUp).map((one) => ({
          id: one,
          label: one.toUpperCase(),
          chosen: one === encoding,
          onPick: () => void overrideGuess({ encoding: one }, text.guesses.encoding),
        })),
        {
          id: 'all',
          apart: true,
          label: text.reading.allEncodings,
          onPick: () => showCorrection('encoding'),
        },
      ]}
      onGuessAgain={() => void guessAgain(['encoding'], text.guesses.encoding)}
    />
  );
}

/** What parts the cells of a record. */
export function DelimiterGuess({ inspection, overrides }: GuessProps) {
  const { delimiter, margin, runnerUp } = inspection.table.dialect;
  const offered = Object.keys(text.guesses.delimiters);
  const all = offered.includes(delimiter) ? offered : [delimiter, ...offered];
  return (
    <GuessChip
      name={text.guesses.delimiter}
      value={delimiterName(delimiter)}
      margin={margin}
      byYou={overrides.delimiter !== undefined}
      evidence={[
        ...alikeRows(inspection),
        ...(overrides.delimiter !== undefined
          ? []
          : [
              runnerUp === null
                ? text.reading.nothingElse
                : text.reading.next(delimiterName(runnerUp.delimiter), 1 - margin),
            ]),
      ]}
      entries={[
        ...all.map((one) => ({
          id: one,
          label: delimiterName(one),
          note: one.trim(),
          chosen: one === delimiter,
          onPick: () => void overrideGuess({ delimiter: one }, text.guesses.delimiter),
        })),
        {
          id: 'other',
          apart: true,
          label: text.reading.other,
          onPick: () => showCorrection('delimiter'),
        },
      ]}
      onGuessAgain={() => void guessAgain(['delimiter'], text.guesses.delimiter)}
    />
  );
}

/** What cells may stand in, and how it stands within them. */
export function QuoteGuess({ inspection, overrides }: GuessProps) {
  const { quote, escape, margin } = inspection.table.dialect;
  const offered = pickableQuotes.includes(quote) ? pickableQuotes : [quote, ...pickableQuotes];
  const { escapes } = text.reading;
  return (
    <GuessChip
      name={text.guesses.quote}
      value={quoteName(quote)}
      {...(escape === '\\' ? { note: escape } : {})}
      isTold
      margin={margin}
      byYou={overrides.quote !== undefined || overrides.escape !== undefined}
      entries={[
        ...offered.map((one) => ({
          id: one ?? 'none',
          label: one === null ? text.guesses.noQuote : one,
          chosen: one === quote,
          onPick: () => void overrideGuess({ quote: one }, text.guesses.quote),
        })),
        { id: 'other', label: text.reading.other, onPick: () => showCorrection('quote') },
        ...([null, '\\'] as const).map((one) => ({
          id: `escape${one ?? ''}`,
          apart: one === null,
          label: `${text.reading.escapeTitle} ${one === null ? escapes.doubled : escapes.backslash}`,
          chosen: one === escape,
          onPick: () => void overrideGuess({ escape: one }, text.guesses.quote),
        })),
      ]}
      onGuessAgain={() => void guessAgain(['quote', 'escape'], text.guesses.quote)}
    />
  );
}

/** How many of the first rows have as many cells as the table has columns. */
function alikeRows({ table: { headRecords, columnNames } }: Inspection): readonly string[] {
  const filled = headRecords.filter((cells) => cells.some((cell) => cell !== ''));
  const alike = filled.filter((cells) => cells.length === columnNames.length).length;
  return filled.length === 0 ? [] : [text.reading.alike(alike, filled.length, columnNames.length)];
}
