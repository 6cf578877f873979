import { lastName } from '../model/archive.ts';

/** The names of everything one run writes. All share a stem, so that they stand together in a folder. */
export interface OutputNames {
  readonly cleanedCsv: string;
  readonly cleanedXlsx: string;
  /** A file, or the folder of a partitioned table. */
  readonly cleanedParquet: string;
  readonly cleanedExcelCsv: string;
  readonly rejectsCsv: string;
  readonly duplicatesCsv: string;
  readonly summaryJson: string;
  readonly validationJson: string;
  readonly reportXlsx: string;
  readonly sourceGz: string;
}

/** UTF-16 units of the stem: every file system takes 255 bytes a name, a unit is at most 3, and the endings need 25. */
const stemUnits = 72;

/** Endings that say how a table is packed, not what it is called. */
const knownEndings = /\.(?:csv|tsv|tab|txt|psv|xlsx|xlsm|xlsb|xls|ods|jsonl|ndjson|json|gz|zip)$/iu;

/** Separators of paths, signs that Windows reserves, controls, halves of characters, and invisible marks that could hide an ending. */
const unsafe = /[<>:"/\\|?*\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+/gu;

/** Devices of Windows; a file of such a name cannot be opened there, whatever its ending. */
const reserved =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/iu;

/**
 * Names a run's outputs after its source: `sales.csv` gives `sales.cleaned.csv`, `sales.cleaned.xlsx`,
 * `sales.excel-safe.csv`, `sales.cleaned.parquet`, `sales.rejects.csv`, `sales_summary.json`, `sales_validation.json`,
 * `sales.report.xlsx`, `sales.csv.gz` and so on. The names are safe on every file system; a name that holds nothing usable becomes `table`.
 *
 * @param sourceName File name of the source; folders in it are dropped, and the archive of a member.
 * @param taken Names that are already there. Compared without case; the stem gets `-2`, `-3`, ... until all are free.
 */
export function outputNames(sourceName: string, taken: Iterable<string> = []): OutputNames {
  const stem = safeStem(sourceName);
  // The copy of the source keeps its ending, so that it is unpacked under its own name.
  const ending = knownEndings.exec(lastName(sourceName))?.[0].toLowerCase() ?? '';
  const inUse = new Set<string>();
  for (const name of taken) inUse.add(comparable(name));
  for (let attempt = 1; ; attempt += 1) {
    const names = namesOf(attempt === 1 ? stem : `${stem}-${attempt}`, ending);
    if (!Object.values(names).some((name: string) => inUse.has(comparable(name)))) return names;
  }
}

/** Names the file of one aggregate, whose own name is safe: `sales.aggregates.by_month.csv`. */
export function aggregateName({ cleanedCsv }: Pick<OutputNames, 'cleanedCsv'>, aggregate: string): string {
  return `${cleanedCsv.slice(0, -cleanedEnding.length)}.aggregates.${aggregate}.csv`;
}

const cleanedEnding = '.cleaned.csv';

function namesOf(stem: string, ending: string): OutputNames {
  return {
    cleanedCsv: `${stem}${cleanedEnding}`,
    cleanedXlsx: `${stem}.cleaned.xlsx`,
    cleanedParquet: `${stem}.cleaned.parquet`,
    cleanedExcelCsv: `${stem}.excel-safe.csv`,
    rejectsCsv: `${stem}.rejects.csv`,
    duplicatesCsv: `${stem}.duplicates.csv`,
    summaryJson: `${stem}_summary.json`,
    validationJson: `${stem}_validation.json`,
    reportXlsx: `${stem}.report.xlsx`,
    sourceGz: `${stem}${ending}.gz`,
  };
}

/** File systems differ on case and on composed letters; whoever compares like the strictest is safe on all. */
function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function safeStem(sourceName: string): string {
  let stem = lastName(sourceName);
  // Twice, for `.csv.gz`; more would eat what people put into names.
  stem = stem.replace(knownEndings, '').replace(knownEndings, '');
  stem = stem.normalize('NFC').replace(unsafe, '_');
  stem = wholeCharacters(stem, stemUnits);
  // A leading point hides a file, a leading dash reads as an option; Windows drops points and spaces at the end.
  stem = stem.replace(/^[\s.-]+|[\s.]+$/gu, '');
  if (stem === '' || /^_+$/u.test(stem)) return 'table';
  return reserved.test(stem) ? `_${stem}` : stem;
}

/** Cuts without leaving half a character of two units behind. */
function wholeCharacters(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units);
}
