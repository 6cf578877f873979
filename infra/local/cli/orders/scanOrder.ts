import { AppError } from '../../../../core/model/errors.ts';

/** What is to be searched for codes, or which scan is to go on. Paths are as given. */
export type ScanCommandOrder = {
  readonly kind: 'scan';
  readonly json: boolean;
  /** File of the workbook. */
  readonly out: string | undefined;
  /** Scanned pages are read by Amazon Textract, `isAgreed`, or what that would cost is only told. */
  readonly textract: { readonly mostUsd: number | null; readonly isAgreed: boolean } | null;
} & (
  | {
      readonly action: 'start';
      /** `FILE` or `FILE:COLUMN`. */
      readonly codes: string;
      /** A path, `s3://BUCKET/PREFIX`, or `drive:` with an id or an address. */
      readonly folder: string;
      readonly withSubfolders: boolean;
      readonly matchCase: boolean;
      readonly matchSeparators: boolean;
      /** The pipeline of the settings works it off. */
      readonly onAws: boolean;
    }
  | { readonly action: 'resume'; readonly scan: string }
);

interface ScanValues {
  readonly codes?: string;
  readonly in?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly resume?: string;
  readonly 'no-subfolders'?: boolean;
  readonly 'match-case'?: boolean;
  readonly 'match-separators'?: boolean;
  readonly textract?: boolean;
  readonly 'textract-limit'?: string;
  readonly yes?: boolean;
  readonly 'on-aws'?: boolean;
}

/** @throws {AppError} `USAGE` */
export function scanOrder({
  values,
  positionals,
}: {
  readonly values: ScanValues;
  readonly positionals: readonly string[];
}): ScanCommandOrder {
  if (positionals.length > 0) throw new AppError('USAGE', 'scan takes no files; name a folder with --in.');
  const { codes, in: folder, resume: scan, out } = values;
  const textract = textractOf(values);
  const both = { kind: 'scan' as const, json: values.json === true, out, textract };
  if (scan !== undefined) {
    if (codes !== undefined || folder !== undefined)
      throw new AppError('USAGE', 'A scan goes on with its own codes and folder: --resume ID stands alone.');
    if (values['on-aws'] === true)
      throw new AppError('USAGE', 'A scan goes on where it was begun: --resume ID stands without --on-aws.');
    return { ...both, action: 'resume', scan };
  }
  if (codes === undefined || folder === undefined)
    throw new AppError('USAGE', 'scan needs --codes FILE and --in DIR.');
  if (values['on-aws'] === true && textract !== null)
    throw new AppError('USAGE', 'On AWS scanned pages are not read by Amazon Textract.', {
      remedy: 'Leave out --textract, or --on-aws.',
    });
  return {
    ...both,
    action: 'start',
    codes,
    folder,
    withSubfolders: values['no-subfolders'] !== true,
    matchCase: values['match-case'] === true,
    matchSeparators: values['match-separators'] === true,
    onAws: values['on-aws'] === true,
  };
}

function textractOf(values: ScanValues): ScanCommandOrder['textract'] {
  const { textract, 'textract-limit': limit, yes } = values;
  if (textract !== true) {
    if (limit === undefined && yes === undefined) return null;
    throw new AppError('USAGE', '--textract-limit and --yes belong to --textract.');
  }
  const mostUsd = limit === undefined ? null : limit.trim() === '' ? Number.NaN : Number(limit);
  if (mostUsd !== null && !(mostUsd >= 0 && mostUsd <= 100_000))
    throw new AppError('USAGE', '--textract-limit is an amount in USD, such as 5 or 0.50.');
  return { mostUsd, isAgreed: yes === true };
}
