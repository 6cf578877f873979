import { mkdtempSync } from 'node:fs';
import { realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { leftOutText } from '../../../../core/archive/leftOutText.ts';
import { type FailedMember, isUnpacked, type UnpackedMember } from '../../../../core/model/archive.ts';
import type { Analysis, Progress } from '../../../../core/model/analysis.ts';
import type { ColumnTypeOverride } from '../../../../core/model/dialect.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId } from '../../../../core/model/ids.ts';
import type { JobControl, RowSelection } from '../../../../core/ports/engine.ts';
import type { SourceRow } from '../../../../core/model/records.ts';
import { forkChild } from '../../engine/engineChild.ts';
import { createEngine } from '../../engine/engineClient.ts';
import { engineLimits } from '../../engine/engineLimits.ts';
import { readError, systemCode } from '../../files/fileErrors.ts';
import { memberFolders } from '../../files/memberFolders.ts';
import { outputFolders } from '../../files/outputFolders.ts';
import type { EngineEntries } from './engineEntries.ts';

/** Reads files with the app's engine and keeps nothing of them. */
export interface ReadingDesk {
  /**
   * Reads every table of a file.
   * @throws {AppError} whatever the engine says of the file; `SOURCE_UNREADABLE` where there is none
   */
  analyze(file: string | MemberOnDisk, wishes?: ReadingWishes): Promise<ReadFile>;
  /**
   * Takes apart an archive, which `analyze` refuses with `SOURCE_ARCHIVE`.
   * @throws {AppError} what is wrong with the archive as a whole
   */
  unpack(path: string, control?: JobControl): Promise<OpenArchive>;
  /** Largest memory of this process or of the engine so far. */
  peakRssBytes(): number;
  close(): Promise<void>;
}

export interface ReadingWishes {
  readonly lines?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What is known of the columns beforehand. */
  readonly columnTypes?: readonly ColumnTypeOverride[];
}

/** A member of an archive, unpacked for the time of the command. */
export interface MemberOnDisk extends Pick<UnpackedMember, 'name' | 'sizeBytes' | 'sha256'> {
  readonly path: string;
}

/** An archive whose members can be read until it is let go of. */
export interface OpenArchive {
  /** In the order of the archive. */
  readonly members: readonly (MemberOnDisk | FailedMember)[];
  /** Which members hold no table, in one line; `null` where none was left out. */
  readonly leftOut: string | null;
  release(): Promise<void>;
}

export interface ReadFile {
  readonly analysis: Analysis;
  /** Where the file really lies. */
  readonly path: string;
  /** Data rows of the table that is worked on first, in pages. */
  readRows(selection: RowSelection): Promise<readonly SourceRow[]>;
  /** Lets the engine forget the file. */
  release(): Promise<void>;
}

/** Opens a desk, whose engine starts at once. */
export function openReadingDesk(entries: EngineEntries): ReadingDesk {
  const scratch = temporaryFolder();
  const files = new Map<FileId, { path: string; name: string; sizeBytes: number; sha256: string | null }>();
  const folders = memberFolders(scratch);
  const engine = createEngine({
    fork: forkChild,
    ...entries,
    limits: engineLimits(),
    prepared: ['long'],
    scratch,
    outputs: outputFolders(scratch),
    members: folders,
    async locate(id) {
      const file = files.get(id);
      if (file === undefined) throw new AppError('NOT_FOUND', 'The file was let go of.');
      return file;
    },
  });
  engine.warm();
  let count = 0;

  const adopt = async (given: string | MemberOnDisk): Promise<{ id: FileId; path: string; name: string }> => {
    const id = asId<FileId>(`f${(count += 1)}`);
    if (typeof given !== 'string') {
      files.set(id, given);
      return { ...given, id };
    }
    const name = basename(given);
    try {
      const path = await realpath(given);
      const facts = await stat(path);
      if (!facts.isFile())
        throw new AppError('SOURCE_UNREADABLE', `${name} is no file but a folder or device.`);
      files.set(id, { path, name, sizeBytes: facts.size, sha256: null });
      return { id, path, name };
    } catch (error) {
      throw readError(error, name);
    }
  };

  const forget = async (id: FileId): Promise<void> => {
    files.delete(id);
    await engine.forget(id);
  };

  return {
    async unpack(given, control) {
      const { id, name } = await adopt(given);
      try {
        const { members, leftOut } = await engine.unpack({ fileId: id }, control);
        return {
          members: members.map((member) =>
            isUnpacked(member) ? { ...member, path: folders.pathOf(id, member.place) } : member,
          ),
          leftOut: leftOutText(name, leftOut),
          release: () => folders.discard(id),
        };
      } finally {
        await forget(id);
      }
    },
    async analyze(given, { lines = false, columnTypes = [], ...control } = {}) {
      const { id, path } = await adopt(given);
      const request = { fileId: id, overrides: columnTypes.length === 0 ? {} : { columnTypes } };
      const release = (): Promise<void> => forget(id);
      try {
        const analysis = await engine.analyze({ ...request, allTables: true, lines }, control);
        return {
          analysis,
          path,
          readRows: (selection) => engine.readRows({ ...request, selection }),
          release,
        };
      } catch (error) {
        await release();
        throw error;
      }
    },
    peakRssBytes: () => Math.max(engine.peakResidentBytes(), process.resourceUsage().maxRSS * 1024),
    async close() {
      await engine.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'mapwright-'));
  } catch (cause) {
    const code = systemCode(cause);
    if (code === undefined) throw cause;
    throw new AppError('STORE_UNAVAILABLE', `The folder for temporary files cannot be used (${code}).`, {
      cause,
      remedy: `Make room in ${tmpdir()}, or name another folder in the variable TMPDIR.`,
    });
  }
}
