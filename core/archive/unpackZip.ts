import type { Progress } from '../model/analysis.ts';
import {
  type ArchiveMember,
  isUnpacked,
  type LeftOut,
  memberName,
  type UnpackedArchive,
} from '../model/archive.ts';
import { AppError } from '../model/errors.ts';
import { readZipEntry } from '../workbook/zip/readZipEntry.ts';
import { readZipDirectory, type ZipEntry } from '../workbook/zip/zipDirectory.ts';
import { unpackBudget } from './boundedBytes.ts';
import { toldLeftOut } from './leftOutText.ts';
import { memberError, nestedArchive } from './memberErrors.ts';
import { shownName } from './memberNames.ts';
import { planZip } from './planZip.ts';
import type { UnpackInput } from './unpackInput.ts';
import { type MemberOutcome, unpackMember } from './unpackMember.ts';

/** Unpacks the members of a zip, one after the other in the order of its directory. */
export async function unpackZip(input: UnpackInput): Promise<UnpackedArchive> {
  const { source, inflate, gunzip, room } = input;
  const { entries, leftOut: passedOver } = planZip(await readZipDirectory(source));
  const progress = progressOf(input, entries);
  const budget = unpackBudget();
  const members: ArchiveMember[] = [];
  const leftOut: LeftOut[] = [...passedOver];
  for (const [index, entry] of entries.entries()) {
    const shown = shownName(entry.name);
    const name = memberName(input.name, shown);
    const bytes = readZipEntry({ source, inflate, entries }, entry, { onBytes: progress(index) });
    try {
      const outcome = await unpackMember(bytes, { room, budget, gunzip });
      if (outcome.kind === 'other') leftOut.push({ name: shown, why: outcome.why });
      else members.push({ name, ...placeOf(shown, outcome) });
    } catch (error) {
      members.push({ name, sizeBytes: entry.plainBytes, error: memberError(shown, error).toView() });
    }
  }
  if (!members.some(isUnpacked)) throw nothingIn(input.name, members, leftOut);
  return { members, leftOut };
}

function placeOf(shown: string, outcome: Exclude<MemberOutcome, { readonly kind: 'other' }>) {
  if (outcome.kind === 'archive') throw nestedArchive(`${shown} is ${outcome.what} within the archive`);
  const { kind: _, ...place } = outcome;
  return place;
}

/** Tells how far the whole archive is, from how far one of its members is. */
function progressOf(
  { onProgress }: UnpackInput,
  entries: readonly ZipEntry[],
): (index: number) => (doneBytes: number) => void {
  const totalBytes = entries.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  let before = 0;
  return (index) => {
    const begun = before;
    before += entries[index]?.compressedBytes ?? 0;
    const tell = (doneBytes: number): void => {
      const part = { number: index + 1, count: entries.length };
      const done: Progress = {
        phase: 'unpacking',
        doneBytes: begun + doneBytes,
        totalBytes,
        rows: 0,
        failedRows: 0,
        remainingMs: null,
        part,
      };
      onProgress?.(done);
    };
    tell(0);
    return tell;
  };
}

/** What is wrong with an archive in which there is nothing to read. */
function nothingIn(
  archive: string,
  members: readonly ArchiveMember[],
  leftOut: readonly LeftOut[],
): AppError {
  for (const member of members) if (!isUnpacked(member)) return AppError.fromView(member.error);
  if (leftOut.length === 0) return new AppError('SOURCE_EMPTY', `${archive} holds no file.`);
  return new AppError('SOURCE_UNSUPPORTED', `${archive} holds no table: ${toldLeftOut(leftOut)}.`, {
    remedy: 'Put CSV files or workbooks into the archive, or drop them as they are.',
  });
}
