import { AppError } from '../../../../core/model/errors.ts';

/** What is wanted of the memory of approvals. */
export type MemoryOrder = { readonly kind: 'memory'; readonly json: boolean } & (
  | { readonly action: 'list'; readonly pack: string | undefined }
  | { readonly action: 'forget' | 'restore'; readonly ids: readonly string[] }
);

interface Given {
  readonly values: { readonly json?: boolean; readonly pack?: string };
  readonly positionals: readonly string[];
}

/** @throws {AppError} `USAGE` */
export function memoryOrder({ values, positionals }: Given): MemoryOrder {
  const [action = 'list', ...ids] = positionals;
  const base = { kind: 'memory', json: values.json ?? false } as const;
  switch (action) {
    case 'list':
      if (ids.length > 0) throw new AppError('USAGE', 'memory lists entries of a pack, see --pack.');
      return { ...base, action, pack: values.pack };
    case 'forget':
    case 'restore':
      if (ids.length === 0) throw new AppError('USAGE', `memory ${action} needs ids of entries.`);
      if (values.pack !== undefined)
        throw new AppError('USAGE', `--pack does not belong to memory ${action}.`);
      return { ...base, action, ids };
    default:
      throw new AppError('USAGE', `There is no memory ${action}; it is list, forget or restore.`);
  }
}
