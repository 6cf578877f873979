import { AppError } from '../model/errors.ts';
import { problemLine, type PackProblem } from '../model/packProblem.ts';
import { packOptions } from '../model/options/packOptions.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { checkPack } from './checkPack.ts';

/**
 * Checks a pack's `schema.json` and fills what may be left out: label from the name, no synonyms, no list, not required.
 *
 * @param source The parsed JSON.
 * @param origin File or pack name, for the message.
 * @throws {AppError} `PACK_INVALID`, with every place that is wrong in its details.
 */
export function loadPack(source: unknown, origin: string): TargetSchema {
  const { pack, errors } = checkPack(source);
  if (pack === undefined) throw invalidPack(origin, errors);
  return pack;
}

/** The failure that lists what is wrong in a pack. */
export function invalidPack(origin: string, errors: readonly PackProblem[]): AppError {
  const [first] = errors;
  const others = errors.length - 1;
  const more = others <= 0 ? '' : others === 1 ? ', and 1 more error' : `, and ${others} more errors`;
  return new AppError(
    'PACK_INVALID',
    `${origin} is no target schema: ${first === undefined ? 'unreadable' : problemLine(first)}${more}.`,
    { details: errors.slice(0, packOptions.problems).map(problemLine) },
  );
}
