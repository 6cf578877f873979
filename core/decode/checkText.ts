import type { ByteSource } from '../model/bytes.ts';
import type { EncodingGuess } from '../model/dialect.ts';
import { type ReadJob, readAll } from './readAll.ts';
import { TextCheck, type TextCheckOptions, type TextVerdict } from './textCheck.ts';

/** A reading to check a text in, and what decodes it. */
export interface CheckJob extends ReadJob, TextCheckOptions {}

/**
 * Reads the whole source and makes sure of its encoding.
 *
 * Where another reading goes over every byte anyway, let that push its chunks to a `TextCheck` instead.
 *
 * @throws {AppError} `CANCELLED` and what the source throws
 */
export async function checkText(
  source: ByteSource,
  guess: EncodingGuess,
  job: CheckJob = {},
): Promise<TextVerdict> {
  const check = new TextCheck(guess, job);
  if (check.isOpen) await readAll(source, job, (chunk) => check.push(chunk));
  return check.finish();
}
