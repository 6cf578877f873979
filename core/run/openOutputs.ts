import type { OutputCell } from '../apply/outputCells.ts';
import { outputColumns } from '../apply/outputColumns.ts';
import type { ByteSink, ByteSource, Deflate } from '../model/bytes.ts';
import type { OutputFile } from '../model/run.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { writeWorkbook } from '../workbook/write/writeWorkbook.ts';
import { rowChannel } from './rowChannel.ts';

/** An output that bytes are written to. */
export interface Output {
  readonly sink: ByteSink;
  /** Closes the file, which is on the disk then. */
  finish(): Promise<OutputFile>;
}

/** People filter and print it; texts that look like numbers are codes. */
const form = { filter: true, print: true, textNumbers: true } as const;

type WorkbookRows = readonly (readonly OutputCell[])[];

/** An output that rows are given to as they come; it slows them when it is slower. */
export interface WorkbookOutput {
  put(rows: WorkbookRows): Promise<void>;
  finish(): Promise<OutputFile>;
}

/** Where outputs are kept while a run writes them. */
export interface OutputRoom {
  /** Opens one for writing; its name may have folders in it, parted by `/`. */
  create(name: string, kind: OutputFile['kind']): Promise<ByteSink>;
  /** Opens one that was written to its end. */
  open(name: string): Promise<ByteSource & { close(): Promise<void> }>;
  readonly deflate: Deflate;
}

/** The outputs of one run while they are written. */
export interface OpenOutputs {
  /** Reads one that is finished, for what is made of it. */
  reading<Answer>(name: string, read: (file: ByteSource) => Promise<Answer>): Promise<Answer>;
  /** Opens one in the folder. */
  file(name: string, kind: OutputFile['kind']): Promise<Output>;
  /** Starts a workbook of one sheet, which gets a header row. */
  workbook(name: string, schema: TargetSchema): Promise<WorkbookOutput>;
  /** Ends whatever is at work with the failure, closes all files, finished ones too, and deletes them. Never rejects. */
  discard(failure: Error): Promise<void>;
}

export function openOutputs(room: OutputRoom): OpenOutputs {
  const sinks: ByteSink[] = [];
  const atWork: { fail(error: Error): void; readonly ended: Promise<unknown> }[] = [];

  async function file(name: string, kind: OutputFile['kind']): Promise<Output> {
    const sink = await room.create(name, kind);
    sinks.push(sink);
    let sizeBytes = 0;
    return {
      sink: {
        ...sink,
        async write(bytes) {
          await sink.write(bytes);
          sizeBytes += bytes.length;
        },
      },
      async finish() {
        await sink.close();
        return { name, kind, sizeBytes };
      },
    };
  }

  return {
    file,
    async reading(name, read) {
      const file = await room.open(name);
      try {
        return await read(file);
      } finally {
        await file.close();
      }
    },
    async workbook(name, schema) {
      const output = await file(name, 'cleaned-xlsx');
      const channel = rowChannel<WorkbookRows>();
      async function* rows(): AsyncGenerator<WorkbookRows> {
        yield [outputColumns(schema).map((column) => column.name)];
        yield* channel.batches;
      }
      const written = writeWorkbook([{ name: schema.title, rows: rows(), form }], output.sink, room.deflate);
      const fail = (error: unknown): void =>
        channel.fail(error instanceof Error ? error : new Error(String(error)));
      // Whoever puts rows is told of the failure, and whoever finishes.
      atWork.push({ fail, ended: written.catch(fail) });
      return {
        put: (batch) => channel.put(batch),
        async finish() {
          channel.end();
          await written;
          return output.finish();
        },
      };
    },
    async discard(failure) {
      for (const one of atWork) one.fail(failure);
      // A writer that is still at work would write to a closed file.
      await Promise.all(atWork.map((one) => one.ended));
      // What cannot be deleted goes with the folder; the run's own failure is what is to be told.
      await Promise.allSettled(sinks.map((sink) => sink.discard()));
    },
  };
}
