import type { Meaning } from './lexicon.ts';

/** What a phrase is looked up as. */
export const isField = ({ field }: Meaning): boolean => field !== undefined;
export const isValue = ({ value }: Meaning): boolean => value !== undefined;
export const isNumber = ({ field }: Meaning): boolean => field?.type === 'number';
export const isDate = ({ field }: Meaning): boolean => field?.type === 'instant' || field?.type === 'day';
