import { bareName, nameTokens } from '../values/nameTokens.ts';

/** Words that mean the same in lists of states and kinds, first of each group first; general knowledge, English and German. */
const equivalents: readonly (readonly string[])[] = [
  ['open', 'offen', 'active', 'laufend', 'o', 'opn', 'ouvert', 'abierto', 'aperto'],
  [
    'closed',
    'close',
    'geschlossen',
    'erledigt',
    'abgeschlossen',
    'c',
    'cl',
    'clsd',
    'settled',
    'final',
    'ferme',
    'cerrado',
    'chiuso',
  ],
  ['reopened', 'reopen', 'wiedereroeffnet', 'wieder offen', 'ro', 'rop'],
  ['pending', 'in bearbeitung', 'schwebend', 'p', 'pend', 'under review', 'in progress'],
  ['denied', 'declined', 'rejected', 'refused', 'abgelehnt', 'd', 'den', 'repudiated'],
  [
    'notification only',
    'notification',
    'report only',
    'record only',
    'incident only',
    'incident',
    'nur meldung',
    'meldung',
    'n',
    'no',
    'ro only',
  ],
  ['m', 'male', 'man', 'maennlich', 'mann', 'herr', '1'],
  ['f', 'female', 'woman', 'weiblich', 'w', 'frau', '2'],
  ['u', 'unknown', 'unbekannt', 'not known', 'unspecified', 'x', 'o', 'other', '0', '9'],
  ['professional', 'prof', 'p', '837p', 'hcfa', 'cms1500', 'physician', 'medical', 'carrier'],
  ['institutional', 'inst', 'i', '837i', 'ub', 'ub04', 'facility', 'hospital', 'inpatient', 'outpatient'],
  ['pharmacy', 'rx', 'drug', 'pde', 'prescription'],
  ['dental', 'dent', 'd', '837d'],
  ['vision', 'vis', 'v', 'optical'],
  ['yes', 'y', 'true', 'ja', '1', 'si', 'oui'],
  ['no', 'n', 'false', 'nein', '0', 'non'],
];

/** Reads cells as values of one list. */
export interface AllowedValues {
  /**
   * The allowed value that a cell plainly means: the same letters, the same group of equivalents, or a beginning that
   * only one allowed value has. `undefined` where none or more than one could be meant.
   */
  read(cell: string): string | undefined;
  /** Share of the cells, by the counts given, that are or plainly mean an allowed value. */
  coverage(values: ReadonlyMap<string, number>): number;
}

/** A beginning shorter than this says too little when the cell is longer than the allowed value. */
const shortestBeginning = 4;

/** Prepares a list of allowed values once; answers are kept, since columns of one file share their spellings. */
export function allowedValues(allowed: readonly string[]): AllowedValues {
  const bares = allowed.map(bareName);
  const groups = allowed.map((value) => {
    const key = nameTokens(value).join(' ');
    return new Set(equivalents.filter((group) => group.includes(key)).flat());
  });
  const known = new Map<string, string | undefined>();

  function find(cell: string): string | undefined {
    const bare = bareName(cell);
    if (bare === '') return undefined;
    const same = allowed.filter((_, i) => bares[i] === bare);
    if (same.length > 0) return same.find((value) => value === cell.trim()) ?? same[0];
    const text = nameTokens(cell).join(' ');
    const meant = allowed.filter((_, i) => groups[i]?.has(text) === true || groups[i]?.has(bare) === true);
    if (meant.length > 0) return meant.length === 1 ? meant[0] : undefined;
    const begun = allowed.filter((_, i) => {
      const own = bares[i] ?? '';
      return own.startsWith(bare) || (own.length >= shortestBeginning && bare.startsWith(own));
    });
    return begun.length === 1 ? begun[0] : undefined;
  }

  function read(cell: string): string | undefined {
    if (known.has(cell)) return known.get(cell);
    const value = find(cell);
    known.set(cell, value);
    return value;
  }

  return {
    read,
    coverage(values) {
      let covered = 0;
      let total = 0;
      for (const [value, count] of values) {
        total += count;
        if (read(value) !== undefined) covered += count;
      }
      return total === 0 ? 0 : covered / total;
    },
  };
}
