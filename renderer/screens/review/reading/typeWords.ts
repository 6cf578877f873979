import type {
  ColumnProfile,
  ColumnType,
  ColumnTypeOverride,
  TypeChoice,
} from '../../../../core/contract/views.ts';
import { text } from '../../../text/en.ts';

/** How many of a column's filled cells can be read in a way, in words. */
export function fitWords({ count, missing }: ColumnProfile, invalid: number): string {
  const filled = count - missing;
  if (invalid === 0 || filled === 0) return text.reading.allFit;
  // No cell too few is called all of them.
  const share = Math.min(0.999, Math.max(0, (filled - invalid) / filled));
  return share === 0 ? text.reading.noneFit : text.reading.disagree(invalid, share);
}

/** One line of the list of types. */
export interface TypeOffer {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  /** In the language of formats; `null` where the type has one form. */
  readonly format: string | null;
  /** How many cells fit, and what is lost. */
  readonly note: string;
  readonly warns: boolean;
  readonly chosen: boolean;
  readonly given: Omit<ColumnTypeOverride, 'columnIndex'> | null;
  readonly opensForm?: true;
}

const allTypes: readonly ColumnType[] = [
  'text',
  'code',
  'integer',
  'number',
  'date',
  'datetime',
  'time',
  'boolean',
];

/** What a column can be taken for: what it is first, then what most cells fit. */
export function typeOffers(profile: ColumnProfile, byYou: boolean): readonly TypeOffer[] {
  const { type, format, leadingZeros } = profile;
  const choices: readonly TypeChoice[] =
    profile.choices ?? allTypes.map((one) => ({ type: one, format: null, invalid: 0 }));
  const ofType = choices.filter((one) => one.type === type);
  // A number's format tells of currencies and groups, too; its decimal mark is the likeliest unless it says otherwise.
  const present =
    ofType.find((one) => one.format === format || one.format === null) ??
    (type === 'integer' || type === 'number' ? ofType[0] : undefined);
  const offers = choices.map((choice): TypeOffer => {
    const loses = leadingZeros > 0 && (choice.type === 'integer' || choice.type === 'number');
    const name = text.reading.types[choice.type];
    const order = orderWords(choice);
    return {
      id: `${choice.type} ${choice.format ?? ''}`,
      label: order === '' ? name : `${name}, ${order}`,
      words: `${choice.type} ${choice.format ?? ''}`,
      format: choice.format,
      note: loses ? text.reading.losesZeros(leadingZeros) : fitWords(profile, choice.invalid),
      warns: loses || choice.invalid > 0,
      chosen: choice === present,
      given: { type: choice.type, ...(choice.format === null ? {} : { format: choice.format }) },
    };
  });
  const rank = (offer: TypeOffer): number =>
    offer.chosen ? -1 : (choices.find((one) => `${one.type} ${one.format ?? ''}` === offer.id)?.invalid ?? 0);
  const sorted = offers.toSorted((a, b) => rank(a) - rank(b));
  // What is in force was typed by a person, or reads cells in several ways at once.
  const own: readonly TypeOffer[] =
    present === undefined
      ? [
          {
            id: 'present',
            label: text.reading.types[type],
            words: format ?? '',
            format,
            note: profile.ambiguousDates ? text.reading.ambiguous : fitWords(profile, profile.invalid),
            warns: profile.ambiguousDates || profile.invalid > 0,
            chosen: true,
            given: { type, ...(format === null ? {} : { format }) },
          },
        ]
      : [];
  return [
    ...own,
    ...sorted,
    {
      ...plain,
      id: 'format',
      label: text.reading.ownFormat,
      words: 'date format pattern YYYY MM DD',
      opensForm: true,
    },
    ...(byYou ? [{ ...plain, id: 'guess', label: text.reading.guessType, words: '' }] : []),
  ];
}

const plain = { format: null, note: '', warns: false, chosen: false, given: null } as const;

/** Which part comes first, where a format is of figures alone, and which mark parts decimals. */
function orderWords({ type, format }: TypeChoice): string {
  if (format === null) return '';
  if (type === 'integer' || type === 'number')
    return format.endsWith('.56') ? text.reading.marks['.'] : text.reading.marks[','];
  if (/^D{1,2}[-/. :]M{1,2}[-/. :]/u.test(format)) return text.reading.dayFirst;
  return /^M{1,2}[-/. :]D{1,2}[-/. :]/u.test(format) ? text.reading.monthFirst : '';
}
