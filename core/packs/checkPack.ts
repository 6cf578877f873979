import type * as z from 'zod';
import { asId, type PackId } from '../model/ids.ts';
import { type PackProblem, pathText } from '../model/packProblem.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { brokenRules } from './brokenRules.ts';
import { packForm, type WrittenPack } from './packForm.ts';
import { packWarnings } from './packWarnings.ts';

/** What is to be said of something that was given as a pack. */
export interface PackCheck {
  /** With what may be left out filled in; absent where there are errors. */
  readonly pack?: TargetSchema;
  /** Every one, in the order of the pack. */
  readonly errors: readonly PackProblem[];
  /** Of a pack without errors. */
  readonly warnings: readonly PackProblem[];
}

/** Checks a pack's JSON, all of it: `label` comes from the name where there is none, lists are empty, nothing is required. */
export function checkPack(source: unknown): PackCheck {
  const result = packForm.safeParse(source, { reportInput: true });
  if (!result.success) return { errors: result.error.issues.flatMap(problemsOf), warnings: [] };
  const errors = brokenRules(result.data);
  if (errors.length > 0) return { errors, warnings: [] };
  const pack = filledIn(result.data);
  return { pack, errors, warnings: packWarnings(pack) };
}

function filledIn({ id, title, version, about, fields, derived, ...rest }: WrittenPack): TargetSchema {
  return {
    id: asId<PackId>(id),
    title,
    version,
    about,
    fields: fields.map(({ label, name, ...field }) => ({
      name,
      label: label ?? labelOf(name),
      ...withoutHoles(field),
    })),
    ...(derived === undefined
      ? {}
      : {
          derived: derived.map(({ label, name, ...field }) => ({
            name,
            label: label ?? labelOf(name),
            ...withoutHoles(field),
          })),
        }),
    ...withoutHoles(rest),
  };
}

/** Keys whose value is `undefined` are absent. */
function withoutHoles<T extends object>(value: T): WithoutHoles<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as unknown as WithoutHoles<T>;
}

type WithoutHoles<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> };

/** `date_of_loss` is shown as `Date of loss`. */
export function labelOf(name: string): string {
  const words = name.replace(/[_\s]+/g, ' ').trim();
  return words === '' ? name : words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What zod found, in our words. */
export function problemsOf(issue: z.core.$ZodIssue): readonly PackProblem[] {
  const path = pathText(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, message: wrongType(issue.expected, issue.input) }];
    case 'too_small':
      return [{ path, message: tooSmall(issue.origin, issue.minimum) }];
    case 'too_big':
      return [{ path, message: tooBig(issue.origin, issue.maximum) }];
    case 'invalid_value':
      return [{ path, message: `${shown(issue.input)} is none of ${issue.values.map(String).join(', ')}` }];
    case 'invalid_format':
      return [{ path, message: `${shown(issue.input)} has other signs than letters, digits, ".", "_", "-"` }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        message: 'packs have no such key',
      }));
    case 'invalid_union':
      return [{ path, message: 'this version knows no such kind of rule; a newer Mapwright may' }];
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return [{ path, message: issue.message }];
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = typeWords[expected] ?? expected;
  return input === undefined ? `${wanted} is missing` : `${wanted} is expected, not ${shown(input)}`;
}

function tooSmall(origin: string, minimum: number | bigint): string {
  if (origin === 'string') return 'a text of at least one character is expected';
  if (origin === 'array') return `at least ${minimum} is expected in the list`;
  return `at least ${minimum} is expected`;
}

function tooBig(origin: string, maximum: number | bigint): string {
  if (origin === 'string') return `the text is longer than ${maximum} characters`;
  if (origin === 'array') return `the list is longer than ${maximum}`;
  return `at most ${maximum} is expected`;
}

/** What was given, short enough for a line. */
function shown(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (input !== null && typeof input === 'object') return 'an object';
  const text = String(input);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text === '' ? 'nothing' : text;
}
