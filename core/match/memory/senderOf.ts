import { isWeekdayName, monthOfName } from '../../values/dates/monthNames.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';

/**
 * Whose file it is, as far as its name tells: the words that stay the same from one delivery to the next. Dates, counters,
 * versions, marks of copies and words that any file may bear are taken out.
 *
 * @returns Lower-case words; `null` where nothing is left that could tell senders apart.
 * @example senderOf('ACME Ltd_Loss-Run_2025-03 v2 (final).xlsx') // 'acme ltd loss run'
 */
export function senderOf(fileName: string): string | null {
  // Of a file in an archive the archive may tell what the file does not.
  const names = fileName.split(' › ').toReversed();
  for (const name of names) {
    const sender = senderIn(name);
    if (sender !== null) return sender;
  }
  return null;
}

function senderIn(fileName: string): string | null {
  const words = nameTokens(stemOf(fileName).replace(uuid, ' '));
  const kept = words.filter((word, i) => {
    if (/^\d+$/.test(word) || passing.has(word)) return false;
    if (monthOfName(word) !== undefined && (word.length > 3 || hasFigure(words, i))) return false;
    if (isWeekdayName(word) && word.length > 2 && hasFigure(words, i)) return false;
    return !(beside.has(word) && hasFigure(words, i));
  });
  return kept.every((word) => anyFile.has(word)) ? null : kept.join(' ');
}

/** The name without folders (members of archives bear theirs) and without endings. */
function stemOf(fileName: string): string {
  const name = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  return name.replace(endings, '');
}

const endings = /(?:\.(?:csv|tsv|tab|txt|psv|dat|asc|xlsx?|xlsm|xlsb|ods|fods|xml|html?|json|gz|zip|bak))+$/i;
const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** Words of versions and copies, which come and go with the same sender's files. */
const passing: ReadonlySet<string> = new Set(
  (
    'final finals draft version versions ver rev revised revision corrected correction korrigiert corrige updated update ' +
    'copy copia copie kopie kopia kopio conflicted new neu latest last old alt current original orig resend resent ' +
    'duplicate temp tmp backup bak ytd mtd qtd daily weekly monthly quarterly yearly annual'
  ).split(' '),
);

/** Letters and short words that count something where a figure stands beside them: `v2`, `Q1`, `KW 12`, `part 3`. */
const beside: ReadonlySet<string> = new Set(
  'v r q h w p t z n kw cw wk fy cy ty ay no nr number part pt batch page of week day quarter year st nd rd th am pm'.split(
    ' ',
  ),
);

/** Words that say no more than that it is a file. */
const anyFile: ReadonlySet<string> = new Set(
  (
    'data file files list table sheet book workbook export exports import report reports output input extract download ' +
    'upload results result query untitled unnamed document attachment daten datei liste tabelle ' +
    'mappe bericht auswertung donnees fichier rapport datos archivo informe lista dati elenco book sheet the of a an and csv xlsx xls'
  ).split(' '),
);

function hasFigure(words: readonly string[], at: number): boolean {
  return /^\d+$/.test(words[at - 1] ?? '') || /^\d+$/.test(words[at + 1] ?? '');
}
