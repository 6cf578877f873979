import type { SeveralValues, Transform } from '../../../../core/contract/views.ts';
import { standardWords } from '../../../text/standardWords.ts';
import { trialWords } from '../../../text/trialWords.ts';
import { currencies, regions } from './regions.ts';
import type { AskingKind } from './stepMenu.ts';

/** One thing that a step asks for. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly first: string;
  readonly hint?: string;
  readonly mono?: boolean;
  /** Choices, or what is offered beside free text. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly offered?: readonly string[];
  /** A column of the file, by its index from 0; empty for none, in these words. */
  readonly columns?: string;
}

/** A step that asks for something before it can be added. `make` gives `undefined` while something is missing. */
export interface StepForm {
  readonly fields: readonly FormField[];
  readonly make: (values: Readonly<Record<string, string>>) => Transform | undefined;
}

const { forms } = trialWords;
const standard = standardWords.forms;
/** Units that are written most often; any other that Mapwright knows can be typed. */
const commonUnits = [
  'mm',
  'cm',
  'm',
  'km',
  'in',
  'ft',
  'yd',
  'mi',
  'kg',
  'g',
  't',
  'lb',
  'oz',
  'bar',
  'kPa',
  'MPa',
  'psi',
  '°C',
  '°F',
  'K',
  'm2',
  'ft2',
  'm3',
  'ft3',
  'l',
  'gal',
  'day',
  'h',
  'min',
  'km/h',
  'mph',
  '1',
  'thousand',
  'million',
  'share',
  'percent',
];
/** Longest that values can be filled up to, as the contract has it. */
const longestFill = 64;

/** What each step asks for. */
export const stepForms: Readonly<Record<AskingKind, StepForm>> = {
  phone: {
    fields: [
      { name: 'regionColumn', label: standard.regionColumn, first: '', columns: standard.noColumn },
      {
        name: 'region',
        label: standard.region,
        first: '',
        hint: standard.regionHint,
        choices: { '': standard.noRegion, ...regions() },
      },
      { name: 'several', label: standard.severalPhones, first: 'reject', choices: standard.several },
      { name: 'otherwise', label: standard.noPhone, first: 'keep', choices: standard.otherwise },
    ],
    make: ({ region = '', regionColumn = '', several, otherwise }) => ({
      kind: 'phone',
      region: region === '' ? null : region,
      regionColumn: columnOf(regionColumn),
      several: severalOf(several),
      otherwise: otherwise === 'reject' ? 'reject' : 'keep',
    }),
  },
  email: {
    fields: [
      { name: 'local', label: standard.local, first: 'lower', choices: standard.locals },
      { name: 'several', label: standard.severalEmails, first: 'reject', choices: standard.several },
    ],
    make: ({ local, several }) => ({
      kind: 'email',
      local: local === 'keep' ? 'keep' : 'lower',
      several: severalOf(several),
    }),
  },
  personName: {
    fields: [{ name: 'order', label: standard.order, first: 'keep', choices: standard.orders }],
    make: ({ order }) => ({ kind: 'personName', order: order === 'firstLast' ? 'firstLast' : 'keep' }),
  },
  country: {
    fields: [
      { name: 'form', label: standard.countryForm, first: 'alpha2', choices: standard.countryForms },
      { name: 'otherwise', label: standard.noCountry, first: 'keep', choices: standard.otherwise },
    ],
    make: ({ form = 'alpha2', otherwise }) => ({
      kind: 'country',
      form: form as keyof typeof standard.countryForms,
      otherwise: otherwise === 'reject' ? 'reject' : 'keep',
    }),
  },
  money: {
    fields: [
      { name: 'part', label: standard.moneyPart, first: 'amount', choices: standard.moneyParts },
      { name: 'decimalMark', label: forms.decimalMark, first: '.', choices: forms.marks },
      { name: 'currencyColumn', label: standard.currencyColumn, first: '', columns: standard.noColumn },
      {
        name: 'currency',
        label: standard.currency,
        first: '',
        choices: { '': standard.noCurrency, ...currencies() },
      },
    ],
    make: ({ part = 'amount', decimalMark, currency = '', currencyColumn = '' }) => ({
      kind: 'money',
      part: part as keyof typeof standard.moneyParts,
      decimalMark: decimalMark === ',' ? ',' : '.',
      currency: currency === '' ? null : currency,
      currencyColumn: columnOf(currencyColumn),
    }),
  },
  split: {
    fields: [
      { name: 'separator', label: forms.separator, first: '', mono: true },
      { name: 'part', label: forms.part, first: '1' },
    ],
    make: ({ separator = '', part = '' }) => {
      const number = Number.parseInt(part, 10);
      if (separator === '' || !Number.isInteger(number) || number === 0 || Math.abs(number) > 100)
        return undefined;
      return { kind: 'split', separator, part: number > 0 ? number - 1 : number };
    },
  },
  extract: {
    fields: [
      { name: 'pattern', label: forms.pattern, first: '', hint: forms.patternHint, mono: true },
      { name: 'otherwise', label: forms.otherwise, first: 'reject', choices: forms.otherwiseChoices },
    ],
    make: ({ pattern = '', otherwise }) =>
      pattern === ''
        ? undefined
        : { kind: 'extract', pattern, otherwise: otherwise === 'missing' ? 'missing' : 'reject' },
  },
  namePart: {
    fields: [{ name: 'part', label: forms.namePart, first: 'first', choices: forms.nameParts }],
    make: ({ part = 'first' }) => ({ kind: 'namePart', part: part as keyof typeof forms.nameParts }),
  },
  replaceText: {
    fields: [
      { name: 'find', label: forms.find, first: '', mono: true },
      { name: 'replacement', label: forms.replacement, first: '', mono: true },
    ],
    make: ({ find = '', replacement = '' }) =>
      find === '' ? undefined : { kind: 'replaceText', find, replacement },
  },
  convertUnit: {
    fields: [
      { name: 'from', label: forms.from, first: '', offered: commonUnits },
      { name: 'to', label: forms.to, first: '', offered: commonUnits },
      { name: 'decimalMark', label: forms.decimalMark, first: '.', choices: forms.marks },
    ],
    make: ({ from = '', to = '', decimalMark }) =>
      from === '' || to === ''
        ? undefined
        : { kind: 'convertUnit', from, to, decimalMark: decimalMark === ',' ? ',' : '.' },
  },
  padLeft: {
    fields: [
      { name: 'length', label: forms.length, first: '' },
      { name: 'fill', label: forms.fill, first: '0', mono: true },
    ],
    make: ({ length = '', fill = '' }) => {
      const characters = Number.parseInt(length, 10);
      const fits = characters >= 1 && characters <= longestFill && fill.length === 1;
      return fits ? { kind: 'padLeft', length: characters, fill } : undefined;
    },
  },
  datePart: {
    fields: [{ name: 'part', label: forms.datePart, first: 'year', choices: forms.dateParts }],
    make: ({ part = 'year' }) => ({ kind: 'datePart', part: part as keyof typeof forms.dateParts }),
  },
  defaultValue: {
    fields: [{ name: 'value', label: forms.value, first: '', mono: true }],
    make: ({ value = '' }) => (value === '' ? undefined : { kind: 'defaultValue', value }),
  },
};

/** The form's values that make an existing step again, so that it can be changed. */
export function valuesOfStep(step: Transform): Readonly<Record<string, string>> {
  if (step.kind === 'split') {
    return { separator: step.separator, part: String(step.part < 0 ? step.part : step.part + 1) };
  }
  return Object.fromEntries(
    Object.entries(step).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
}

function severalOf(chosen = 'reject'): SeveralValues {
  return chosen === 'first' || chosen === 'others' || chosen === 'all' ? chosen : 'reject';
}

function columnOf(value: string): number | null {
  return value === '' ? null : Number(value);
}
