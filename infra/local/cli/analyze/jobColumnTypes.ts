import { columnTypes } from '../../../../core/model/columnType.ts';
import type { ColumnTypeOverride } from '../../../../core/model/dialect.ts';
import { AppError } from '../../../../core/model/errors.ts';

/**
 * What a job says of its file's columns, as a reviewer would: `"columnTypes": [{"columnIndex": 3, "type": "date", "format":
 * "MM/DD/YYYY"}]`; empty where it says nothing.
 *
 * @throws {AppError} `USAGE` where it is written otherwise
 */
export function jobColumnTypes(value: Readonly<Record<string, unknown>>): readonly ColumnTypeOverride[] {
  const given = value['columnTypes'] ?? [];
  if (!Array.isArray(given)) throw unreadable();
  return given.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) throw unreadable();
    const { columnIndex, type: name, format } = one as Readonly<Record<string, unknown>>;
    const type = columnTypes.find((known) => known === name);
    if (typeof columnIndex !== 'number' || !Number.isSafeInteger(columnIndex) || columnIndex < 0)
      throw unreadable();
    if (type === undefined || (format !== undefined && typeof format !== 'string')) throw unreadable();
    return { columnIndex, type, ...(format === undefined ? {} : { format }) };
  });
}

function unreadable(): AppError {
  return new AppError('USAGE', 'A job says of its columns what cannot be read.', {
    remedy: `Write "columnTypes": [{"columnIndex": 0, "type": "date", "format": "MM/DD/YYYY"}] with one of the types ${columnTypes.join(', ')}.`,
  });
}
