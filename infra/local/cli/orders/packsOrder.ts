import { AppError } from '../../../../core/model/errors.ts';

/** What is wanted of the packs. */
export type PacksOrder = { readonly kind: 'packs'; readonly json: boolean } & (
  | { readonly action: 'list' }
  | { readonly action: 'show' | 'export'; readonly id: string }
  | { readonly action: 'check'; readonly file: string }
  | {
      readonly action: 'import';
      readonly file: string;
      readonly as: string | undefined;
      readonly yes: boolean;
    }
);

interface Given {
  readonly values: { readonly json?: boolean; readonly as?: string; readonly yes?: boolean };
  readonly positionals: readonly string[];
}

/** @throws {AppError} `USAGE` */
export function packsOrder({ values, positionals }: Given): PacksOrder {
  const [action, what, another] = positionals;
  const base = { kind: 'packs', json: values.json ?? false } as const;
  if (action !== 'import' && (values.as !== undefined || values.yes !== undefined))
    throw new AppError('USAGE', '--as and --yes belong to packs import.');
  if (another !== undefined) throw new AppError('USAGE', 'packs takes one pack or file at a time.');
  if (action === undefined || action === 'list') return { ...base, action: 'list' };
  switch (action) {
    case 'show':
    case 'export':
      if (what === undefined) throw new AppError('USAGE', `packs ${action} needs the id of a pack.`);
      return { ...base, action, id: what };
    case 'check':
      if (what === undefined) throw new AppError('USAGE', 'packs check needs a file.');
      return { ...base, action, file: what };
    case 'import':
      if (what === undefined) throw new AppError('USAGE', 'packs import needs a file.');
      return { ...base, action, file: what, as: values.as, yes: values.yes ?? false };
    default:
      throw new AppError('USAGE', `There is no packs ${action}; it is list, show, import, export or check.`);
  }
}
