import { AppError } from '../../../../core/model/errors.ts';
import { type OutputFormat, outputFormats } from '../../../../core/model/outputChoice.ts';

/**
 * The formats named in a list like `csv,xlsx,report`. The cleaned CSV is always written, so `csv` alone asks for nothing
 * beside it.
 *
 * @throws {AppError} `USAGE` for a name that is none
 */
export function outputFormatsOf(list: string): readonly OutputFormat[] {
  const names = list.split(',').map((name) => name.trim().toLowerCase());
  const formats = names.filter((name) => name !== 'csv');
  const unknown = formats.find((name) => !outputFormats.some((format) => format === name));
  if (unknown !== undefined)
    throw new AppError(
      'USAGE',
      `${unknown === '' ? 'An empty name' : unknown} is no output; there are csv, ${outputFormats.join(', ')}.`,
    );
  return outputFormats.filter((format) => formats.includes(format));
}
