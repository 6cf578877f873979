import { parseBoolean as readBoolean } from '../../values/cells/parseBoolean.ts';
import { failure } from './step.ts';
import { foldedText } from './text.ts';
import type { TransformEntry } from './step.ts';

/** What boxes and other scripts say, and numbers that a spreadsheet wrote with a decimal; no column is told by these. */
const signs = new Map<string, boolean>([
  ...[
    '✓',
    '✔',
    '✔️',
    '☑',
    '☑️',
    '☒',
    '✅',
    '是',
    'はい',
    '예',
    'نعم',
    '1.0',
    '1,0',
    'yes',
    'true',
    'y',
    'ja',
    'oui',
    'sí',
    'si',
  ].map((word) => [word, true] as const),
  ...[
    '✗',
    '✘',
    '☐',
    '❌',
    '否',
    'いいえ',
    '아니요',
    '아니오',
    'لا',
    '0.0',
    '0,0',
    'no',
    'false',
    'n',
    'nein',
    'non',
  ].map((word) => [word, false] as const),
]);

/** Words for yes and no, in several languages, become `true` and `false`. */
export const parseBoolean: TransformEntry<'parseBoolean'> = {
  kind: 'parseBoolean',
  label: 'Read as yes or no',
  about: 'Reads yes and no, true and false, 1 and 0 in several languages and writes true or false.',
  failsWith: ['NOT_A_BOOLEAN'],
  compile: () => {
    const notABoolean = failure('NOT_A_BOOLEAN');
    return (value) => {
      if (value === null) return null;
      const truth = readBoolean(value) ?? signs.get(foldedText(value.normalize('NFKC')).replace(/[.!]$/, ''));
      if (truth === undefined) return notABoolean;
      return truth ? 'true' : 'false';
    };
  },
};
