import { type MappingExportFormat, mappingExportFormats } from '../../../../core/model/mappingTransfer.ts';
import { AppError } from '../../../../core/model/errors.ts';

/** What is wanted of the approved mappings. */
export type MappingsOrder = { readonly kind: 'mappings'; readonly json: boolean } & (
  | { readonly action: 'list'; readonly pack: string | undefined }
  | { readonly action: 'versions'; readonly id: string }
  | { readonly action: 'verify'; readonly id: string | undefined }
  | {
      readonly action: 'export';
      readonly id: string;
      readonly version: number | undefined;
      readonly format: MappingExportFormat;
      /** Folder or file; absent for standard output, or the present folder for a workbook. */
      readonly out: string | undefined;
    }
  | {
      readonly action: 'import';
      readonly file: string;
      readonly yes: boolean;
      readonly reason: string;
    }
);

interface Given {
  readonly values: {
    readonly json?: boolean;
    readonly pack?: string;
    readonly as?: string;
    readonly version?: string;
    readonly out?: string;
    readonly yes?: boolean;
    readonly reason?: string;
  };
  readonly positionals: readonly string[];
}

/** Options by the action that they belong to; `--json` belongs to all. */
const belongs = {
  pack: ['list'],
  as: ['export'],
  version: ['export'],
  out: ['export'],
  yes: ['import'],
  reason: ['import'],
} as const satisfies Record<string, readonly string[]>;

/** @throws {AppError} `USAGE` */
export function mappingsOrder({ values, positionals }: Given): MappingsOrder {
  const [action = 'list', what, another] = positionals;
  const base = { kind: 'mappings', json: values.json ?? false } as const;
  if (another !== undefined) throw new AppError('USAGE', 'mappings takes one mapping or file at a time.');
  for (const [option, actions] of Object.entries(belongs)) {
    if (Reflect.get(values, option) !== undefined && !(actions as readonly string[]).includes(action))
      throw new AppError('USAGE', `--${option} belongs to mappings ${actions.join(' and ')}.`);
  }
  switch (action) {
    case 'list':
      return { ...base, action, pack: values.pack };
    case 'versions':
      return { ...base, action, id: needed(what, 'mappings versions needs the id of a mapping.') };
    case 'verify':
      return { ...base, action, id: what };
    case 'export':
      return {
        ...base,
        action,
        id: needed(what, 'mappings export needs the id of a mapping.'),
        version: versionOf(values.version),
        format: formatOf(values.as),
        out: values.out,
      };
    case 'import':
      return {
        ...base,
        action,
        file: needed(what, 'mappings import needs a file.'),
        yes: values.yes ?? false,
        reason: values.reason ?? '',
      };
    default:
      throw new AppError(
        'USAGE',
        `There is no mappings ${action}; it is list, versions, export, import or verify.`,
      );
  }
}

function needed(given: string | undefined, message: string): string {
  if (given === undefined) throw new AppError('USAGE', message);
  return given;
}

function versionOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^v?[1-9]\d{0,8}$/u.test(given)) throw new AppError('USAGE', `--version ${given} is no version.`);
  return Number(given.replace('v', ''));
}

function formatOf(given = 'json'): MappingExportFormat {
  const found = mappingExportFormats.find((format) => format === given);
  if (found === undefined) throw new AppError('USAGE', `--as takes ${mappingExportFormats.join(', ')}.`);
  return found;
}
