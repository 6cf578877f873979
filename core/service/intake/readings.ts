import type { Inspection } from '../../model/analysis.ts';
import type { Overrides } from '../../model/dialect.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { SourceRecord } from '../../model/records.ts';
import type { Dependencies } from '../base/dependencies.ts';

/** Other ways to read a file, looked at before one is taken, and the file as it stands. */
export interface ReadingsService {
  tryReading(
    input: { readonly fileId: FileId; readonly overrides: Overrides },
    signal?: AbortSignal,
  ): Promise<Inspection>;
  records(input: {
    readonly fileId: FileId;
    readonly first: number;
    readonly count: number;
  }): Promise<readonly SourceRecord[]>;
}

export function createReadings({ engine, stores }: Pick<Dependencies, 'engine' | 'stores'>): ReadingsService {
  return {
    tryReading: ({ fileId, overrides }, signal) =>
      engine.inspect({ fileId, overrides }, signal === undefined ? {} : { signal }),
    async records({ fileId, first, count }) {
      const record = await stores.files.get(fileId);
      if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
      return engine.readRecords({ fileId, overrides: record.overrides, first, count });
    },
  };
}
