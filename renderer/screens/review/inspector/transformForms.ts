import type { Transform } from '../../../../core/contract/views.ts';
import { text } from '../../../text/en.ts';
import { trialWords } from '../../../text/trialWords.ts';

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
}

/** A step that asks for something before it can be added. `make` gives `undefined` while something is missing. */
export interface StepForm {
  readonly label: string;
  readonly fields: readonly FormField[];
  readonly make: (values: Readonly<Record<string, string>>) => Transform | undefined;
}

const { forms, menu } = trialWords;
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

export type AskingKind =
  | 'defaultValue'
  | 'split'
  | 'extract'
  | 'replaceText'
  | 'namePart'
  | 'convertUnit'
  | 'padLeft'
  | 'datePart';

/** Steps that ask for something, in the order of the menu. */
export const stepForms: Readonly<Record<AskingKind, StepForm>> = {
  split: {
    label: text.transforms.menu.split,
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
    label: menu.extract,
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
    label: menu.namePart,
    fields: [{ name: 'part', label: forms.namePart, first: 'first', choices: forms.nameParts }],
    make: ({ part = 'first' }) => ({ kind: 'namePart', part: part as keyof typeof forms.nameParts }),
  },
  replaceText: {
    label: menu.replaceText,
    fields: [
      { name: 'find', label: forms.find, first: '', mono: true },
      { name: 'replacement', label: forms.replacement, first: '', mono: true },
    ],
    make: ({ find = '', replacement = '' }) =>
      find === '' ? undefined : { kind: 'replaceText', find, replacement },
  },
  convertUnit: {
    label: menu.convertUnit,
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
    label: menu.padLeft,
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
    label: menu.datePart,
    fields: [{ name: 'part', label: forms.datePart, first: 'year', choices: forms.dateParts }],
    make: ({ part = 'year' }) => ({ kind: 'datePart', part: part as keyof typeof forms.dateParts }),
  },
  defaultValue: {
    label: text.transforms.menu.defaultValue,
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

/** Whether a step can be changed in a form. */
export function hasForm(kind: Transform['kind']): kind is AskingKind {
  return Object.hasOwn(stepForms, kind);
}
