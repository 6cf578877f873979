import type * as Sqlite from 'node:sqlite';
import { AppError } from '../../../core/model/errors.ts';

/**
 * Loads the SQLite that comes with Node and Electron.
 *
 * Some versions print an `ExperimentalWarning` while the module loads; that one warning is kept back, because the
 * person at the terminal can do nothing about it. Every other warning passes.
 *
 * @throws {AppError} `STORE_UNAVAILABLE` where this Node comes without SQLite (before 22.5).
 */
export function loadSqlite(): typeof Sqlite {
  const original = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite')) return;
    Reflect.apply(original, process, [warning, ...rest]);
  };
  try {
    const sqlite = process.getBuiltinModule('node:sqlite');
    if (sqlite !== undefined) return sqlite;
    throw new AppError('STORE_UNAVAILABLE', `Node ${process.versions.node} comes without SQLite.`, {
      remedy: 'Start Mapwright with Node 24 or later.',
    });
  } finally {
    process.emitWarning = original;
  }
}
