import type { Transform, TransformKind } from '../model/transform.ts';
import { inverseStep } from './inverseStep.ts';

/**
 * Why a step makes no sense where it stands: `joinsLate`: it joins columns and is not first; `dropsAll`: it makes nothing of
 * what came before; `cannotRead`: no value that comes out of the step before can be read by it; `undoes`: it takes the step
 * before back; `neverEmpty`: nothing is missing any more where it stands.
 */
export type StepTrouble = 'joinsLate' | 'dropsAll' | 'cannotRead' | 'undoes' | 'neverEmpty';

/** What is wrong with each step at its place, `null` for nothing: one a step, in their order. */
export function stepTroubles(transforms: readonly Transform[]): readonly (StepTrouble | null)[] {
  let form: Form = 'text';
  let isFilled = false;
  return transforms.map((transform, at) => {
    const { kind } = transform;
    const before = transforms[at - 1];
    const trouble = troubleOf(transform, { before, form, isFilled });
    form = gives[kind] ?? (keeps.has(kind) ? form : 'text');
    isFilled = kind === 'constant' || kind === 'defaultValue' || (isFilled && fills.has(kind));
    return trouble;
  });
}

/** What a step is known to give; `text` is anything. */
type Form = 'text' | 'number' | 'date' | 'figures' | 'time' | 'truth' | 'email';

interface Before {
  readonly before: Transform | undefined;
  readonly form: Form;
  readonly isFilled: boolean;
}

function troubleOf(transform: Transform, { before, form, isFilled }: Before): StepTrouble | null {
  const { kind } = transform;
  if (before === undefined) return null;
  if (joining.has(kind)) return 'joinsLate';
  if (kind === 'constant') return 'dropsAll';
  if (kind === 'defaultValue' && isFilled) return 'neverEmpty';
  const inverse = inverseStep(before);
  if (inverse !== undefined && JSON.stringify(inverse) === JSON.stringify(transform)) return 'undoes';
  if (kind === 'parseDate')
    return unreadDates.has(form) && !readsFigures(transform.formats) ? 'cannotRead' : null;
  return unread[kind]?.includes(form) === true ? 'cannotRead' : null;
}

const joining: ReadonlySet<TransformKind> = new Set(['concatenate', 'coalesce', 'joinDateTime', 'template']);
const keeps: ReadonlySet<TransformKind> = new Set(['trim', 'collapseSpaces', 'defaultValue']);
/** Steps that never take a value away. */
const fills: ReadonlySet<TransformKind> = new Set([
  'upperCase',
  'lowerCase',
  'titleCase',
  'parseNumber',
  'parseDate',
  'negate',
]);

const gives: Partial<Record<TransformKind, Form>> = {
  parseNumber: 'number',
  negate: 'number',
  convertUnit: 'number',
  parseDate: 'date',
  joinDateTime: 'date',
  dateOf: 'date',
  datePart: 'figures',
  timeOf: 'time',
  parseBoolean: 'truth',
  email: 'email',
};

/** The forms of which a step reads no single value. */
const unread: Partial<Record<TransformKind, readonly Form[]>> = {
  parseNumber: ['time', 'truth', 'email'],
  negate: ['time', 'truth', 'email'],
  convertUnit: ['time', 'truth', 'email'],
  money: ['time', 'truth', 'email'],
  dateOf: ['figures', 'time', 'truth', 'email'],
  timeOf: ['figures', 'truth', 'email'],
  parseBoolean: ['date', 'time', 'email'],
  email: ['number', 'date', 'figures', 'time', 'truth'],
  namePart: ['number', 'date', 'figures', 'time'],
  phone: ['time', 'truth', 'email'],
};

const unreadDates: ReadonlySet<Form> = new Set(['figures', 'time', 'truth', 'email']);

/** Formats that read a lone number: a year, seconds since 1970, a spreadsheet's day. Without formats any may. */
function readsFigures(formats: readonly string[]): boolean {
  return (
    formats.length === 0 || formats.some((format) => !/[DM].*[YDM]|Y.*M/.test(format) || format === 'YYYYMM')
  );
}
