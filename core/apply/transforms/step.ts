import type { RejectCode, Transform, TransformKind } from '../../model/transform.ts';
import { rejectCodes } from '../../model/transform.ts';

/** A value that could not be made, with its reason. */
export interface Failure {
  readonly failed: RejectCode;
}

/** What a step makes of a value: text, `null` for missing, or a failure. Never an empty string. */
export type StepResult = string | null | Failure;

/**
 * One step of a chain, ready to be called once a cell. Total: it throws for no text.
 *
 * @param cells The whole row, for steps that look at another column, too; without it that column is empty.
 */
export type Step = (value: string | null, cells?: readonly string[]) => StepResult;

type SpecOf<Kind extends TransformKind> = Extract<Transform, { readonly kind: Kind }>;

/** One kind of transform: how it is named to people, what it may answer, and how its spec becomes a step. */
export interface TransformEntry<Kind extends TransformKind> {
  readonly kind: Kind;
  /** Two or three words for a menu. */
  readonly label: string;
  /** One sentence that says what happens to a value, and to a missing one. */
  readonly about: string;
  /** The reasons it may give; empty where it always succeeds. */
  readonly failsWith: readonly RejectCode[];
  compile(spec: SpecOf<Kind>): Step;
}

const failures = new Map<RejectCode, Failure>(rejectCodes.map((code) => [code, { failed: code }]));

/** The failure of a code. There is one object a code, so that a failing cell allocates nothing. */
export function failure(code: RejectCode): Failure {
  const known = failures.get(code);
  if (known === undefined) throw new Error(`No reject code ${code}`);
  return known;
}

/** Tells a failure from text and from a missing value. */
export function isFailure(result: StepResult): result is Failure {
  return typeof result === 'object' && result !== null;
}
