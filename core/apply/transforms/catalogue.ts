import type { Transform, TransformKind } from '../../model/transform.ts';
import { coalesce } from './coalesce.ts';
import { collapseSpaces } from './collapseSpaces.ts';
import { concatenate } from './concatenate.ts';
import { constant } from './constant.ts';
import { convertUnit } from './convertUnit.ts';
import { country } from './country.ts';
import { currencyPart } from './currencyPart.ts';
import { dateOf } from './dateOf.ts';
import { datePart } from './datePart.ts';
import { defaultValue } from './defaultValue.ts';
import { email } from './email.ts';
import { extract } from './extract.ts';
import { joinDateTime } from './joinDateTime.ts';
import { lowerCase } from './lowerCase.ts';
import { mapValues } from './mapValues.ts';
import { money } from './money.ts';
import { namePart } from './namePart.ts';
import { negate } from './negate.ts';
import { padLeft } from './padLeft.ts';
import { parseBoolean } from './parseBoolean.ts';
import { parseDate } from './parseDate.ts';
import { parseNumber } from './parseNumber.ts';
import { personName } from './personName.ts';
import { phone } from './phone.ts';
import { replaceText } from './replaceText.ts';
import { split } from './split.ts';
import type { Step, TransformEntry } from './step.ts';
import { template } from './template.ts';
import { timeOf } from './timeOf.ts';
import { titleCase } from './titleCase.ts';
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
  titleCase,
  extract,
  replaceText,
  namePart,
  convertUnit,
  negate,
  currencyPart,
  padLeft,
  datePart,
  dateOf,
  timeOf,
  joinDateTime,
  template,
  constant,
  defaultValue,
  coalesce,
  collapseSpaces,
  phone,
  email,
  personName,
  country,
  money,
};

/** Makes a transform ready to be called once a cell. */
export function compileTransform<Kind extends TransformKind>(
  transform: Extract<Transform, { readonly kind: Kind }>,
): Step {
  // The index signature keeps kind and entry together; the compiler cannot follow it through a union.
  const entry = transformCatalogue[transform.kind] as TransformEntry<Kind>;
  return entry.compile(transform);
}
