import type { DescribeInput, OpenTables } from './describeTables.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import type { ByteSink, ByteSource, Inflate, LentDecoders, Scratch } from '../model/bytes.ts';
import type { Overrides } from '../model/dialect.ts';
import type { SheetSummary } from '../model/sheet.ts';
import { cutColumns } from '../parse/cutColumns.ts';
import type { LentWorkbooks } from '../workbook/lent/lentWorkbook.ts';
import { fillMerged } from '../workbook/spool/fillMerged.ts';

/** What a job lends to the stages. */
export interface OpenInput {
  readonly source: ByteSource;
  /** File name; names the table of delimited text. */
  readonly name: string;
  readonly overrides: Overrides;
  readonly scratch: Scratch;
  readonly inflate: Inflate;
  /** Makes reading several times faster; absent where there is none. Nobody else may be using it. */
  readonly kernel?: Kernel | undefined;
  /** Decoders for code pages that the core has none for; without them they are not guessed either. */
  readonly decoders?: LentDecoders;
  /** Opens workbooks that the core has no reader for; without it they are refused. */
  readonly workbooks?: LentWorkbooks;
  /** Every sheet is to be opened, so none is chosen, and a workbook without a filled cell is no failure. */
  readonly allTables?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the source that were read while opening. */
  readonly onBytes?: (doneBytes: number) => void;
}

export interface OpenSource {
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** Which sheet is worked on first; `null` for delimited text and with `allTables`. */
  readonly chosenSheet: number | null;
  /** 0 to 1: how sure that one is; 1 where a person has chosen it or there is no other. */
  readonly sheetMargin?: number;
  /**
   * Opens the tables of delimited text (`null`) or of one sheet; the first is the one to work on, the others follow in
   * their order.
   */
  open(sheetIndex: number | null, reach: OpenReach): Promise<OpenTables>;
  /**
   * What each sheet of a workbook holds, as far as its first rows tell. Delimited text has none, unless it is to be told
   * as if it were a sheet.
   */
  describeSheets(textToo?: boolean): Promise<readonly SheetSummary[]>;
}

/**
 * How much is read for opening: the `head` only; the `whole` source, so that the encoding rests on every byte; or `trust`:
 * as little as can be, as somebody reads all of it next. UTF-8 text with one table is then opened by its head, and its
 * `findings` are `null`.
 */
export type OpenReach = 'head' | 'whole' | 'trust';

/** What the stages that find tables need of a job. */
export function describing(input: OpenInput): DescribeInput {
  const { name, overrides } = input;
  return {
    name,
    overrides,
    cut: async (text, dialect, columns) => {
      const { text: own } = await spool(input, (sink) =>
        cutColumns(text, dialect, { ...columns, sink, signal: input.signal }),
      );
      return own;
    },
    fill: async (text, merges) => {
      const { text: own } = await spool(input, (sink) =>
        fillMerged(text, merges, { sink, signal: input.signal }),
      );
      return own;
    },
  };
}

/** Writes a text into scratch and opens it. */
export async function spool<Result>(
  input: OpenInput,
  write: (sink: ByteSink) => Promise<Result>,
): Promise<{ readonly text: ByteSource; readonly result: Result }> {
  const room = await input.scratch.create();
  try {
    const result = await write(room.sink);
    await room.sink.close();
    return { text: await room.open(), result };
  } catch (error) {
    await room.sink.discard();
    throw error;
  }
}

/** Of a job, what a reader of bytes needs. */
export function job({ signal, onBytes }: OpenInput): {
  signal?: AbortSignal;
  onBytes?: (doneBytes: number) => void;
} {
  return { ...(signal === undefined ? {} : { signal }), ...(onBytes === undefined ? {} : { onBytes }) };
}
