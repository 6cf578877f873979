import type { OutputFile, OutputKind } from '../../../core/contract/views.ts';
import { text } from '../../text/en.ts';

/** What outputs are for, in the order in which they are shown. */
const groups = ['data', 'rejects', 'reports', 'source'] as const;
export type OutputGroup = (typeof groups)[number];

const groupOf: Readonly<Record<OutputKind, OutputGroup>> = {
  'cleaned-csv': 'data',
  'cleaned-excel-csv': 'data',
  'cleaned-xlsx': 'data',
  'cleaned-parquet': 'data',
  'aggregates-csv': 'data',
  'rejects-csv': 'rejects',
  'duplicates-csv': 'rejects',
  'report-xlsx': 'reports',
  'validation-json': 'reports',
  'summary-json': 'reports',
  'source-gz': 'source',
};

/** An output with what lies on the disk now; `undefined` while nobody has looked, `null` where it is gone. */
export interface ShownOutput {
  readonly output: OutputFile;
  readonly size: number | null | undefined;
}

/** One line of the list: an output, or all parts of a table that is written in parts. */
export interface OutputLine {
  readonly kind: OutputKind;
  readonly files: readonly ShownOutput[];
}

/** Outputs by what they are for; the parts of one table are one line. Empty groups are left out. */
export function outputGroups(
  outputs: readonly OutputFile[],
  onDisk: readonly (number | null)[] | undefined,
): readonly { readonly group: OutputGroup; readonly lines: readonly OutputLine[] }[] {
  const lines: OutputLine[] = [];
  for (const [index, output] of outputs.entries()) {
    const shown = { output, size: onDisk?.[index] };
    const at = output.name.includes('/') ? lines.findIndex((line) => isParted(line, output.kind)) : -1;
    const known = lines[at];
    if (known === undefined) lines.push({ kind: output.kind, files: [shown] });
    else lines[at] = { ...known, files: [...known.files, shown] };
  }
  return groups.flatMap((group) => {
    const own = lines.filter(({ kind }) => groupOf[kind] === group);
    return own.length === 0 ? [] : [{ group, lines: own }];
  });
}

/** What a line is called: totals by what they are of, as a pack may ask for several. */
export function outputTitle(kind: OutputKind, name: string): string {
  const own = kind === 'aggregates-csv' ? /\.aggregates\.(.+)\.csv$/u.exec(name)?.[1] : undefined;
  const title = text.history.outputKinds[kind];
  return own === undefined ? title : `${title} ${own.replaceAll('_', ' ')}`;
}

function isParted({ kind, files }: OutputLine, wanted: OutputKind): boolean {
  return kind === wanted && files[0]?.output.name.includes('/') === true;
}
