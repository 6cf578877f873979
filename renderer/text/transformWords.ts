import { transformText } from '../../core/contract/transformText.ts';

/** Words of transforms. */
export const transformWords = {
  words: transformText,
  menu: {
    trim: 'Trim spaces',
    upperCase: 'Upper case',
    lowerCase: 'Lower case',
    numberPoint: 'Read as number, decimal point',
    numberComma: 'Read as number, decimal comma',
    dayFirst: 'Read as date, day first',
    monthFirst: 'Read as date, month first',
    yearFirst: 'Read as date, year first',
    parseBoolean: 'Read as yes or no',
    concatenate: 'Join the columns of this field',
    defaultValue: 'Fill empty cells with a value…',
    split: 'Take a part of the text…',
  },
  apply: 'Use step',
} as const;
