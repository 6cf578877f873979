import type { Transform, TransformKind } from '../../model/transform.ts';
import { concatenate } from './concatenate.ts';
import { constant } from './constant.ts';
import { defaultValue } from './defaultValue.ts';
import { lowerCase } from './lowerCase.ts';
import { mapValues } from './mapValues.ts';
import { parseBoolean } from './parseBoolean.ts';
import { parseDate } from './parseDate.ts';
import { parseNumber } from './parseNumber.ts';
import { split } from './split.ts';
import type { Step, TransformEntry } from './step.ts';
import { trim } from './trim.ts';
import { upperCase } from './upperCase.ts';

/** Every transform there is, with its words for people. A new kind is a file beside this one and a line here. */
export const transformCatalogue: { readonly [Kind in TransformKind]: TransformEntry<Kind> } = {
  concatenate,
  trim,
  upperCase,
  lowerCase,
  parseNumber,
  parseDate,
  parseBoolean,
  mapValues,
  split,
  constant,
  defaultValue,
};

/** Makes a transform ready to be called once a cell. */
export function compileTransform<Kind extends TransformKind>(
  transform: Extract<Transform, { readonly kind: Kind }>,
): Step {
  // The index signature keeps kind and entry together; the compiler cannot follow it through a union.
  const entry = transformCatalogue[transform.kind] as TransformEntry<Kind>;
  return entry.compile(transform);
}
