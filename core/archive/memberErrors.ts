import { AppError, type ErrorCode } from '../model/errors.ts';

const unpackRemedy = 'Unpack the archive yourself and drop the files that are in it.';

/** What to do about an archive or a member of it; the catalogue's remedies are those of workbooks. */
const remedies: Partial<Record<ErrorCode, string>> = {
  SOURCE_DAMAGED: 'Ask the sender for the archive again.',
  SOURCE_PASSWORD: 'Unpack the archive with its password and drop the files that are in it.',
  SOURCE_TOO_LARGE: 'If you trust the sender, unpack the archive yourself and drop the files that are in it.',
  SOURCE_UNSUPPORTED: unpackRemedy,
};

/**
 * The error of one member, which leaves the others alone.
 *
 * @throws the error itself where it is not about the member: a full disk, a file that is gone, a bug
 */
export function memberError(member: string, error: unknown): AppError {
  if (!(error instanceof AppError) || remedies[error.code] === undefined) throw error;
  const messages: Partial<Record<ErrorCode, string>> = {
    SOURCE_PASSWORD: `${member} is protected by a password.`,
    SOURCE_DAMAGED: `${member} is damaged in the archive.`,
    SOURCE_TOO_LARGE: `${member} unpacks to more than it may.`,
  };
  const named = error.message.startsWith(member)
    ? error.message
    : `${member} cannot be unpacked. ${error.message}`;
  return withRemedy(error, messages[error.code] ?? named);
}

/** The error of an archive as a whole, with what to do about archives. Others pass. */
export function refusedArchive(error: unknown): unknown {
  return error instanceof AppError ? withRemedy(error, error.message) : error;
}

/** The error of an archive in an archive. @param fact which and where: `b.zip is a ZIP archive within the archive` */
export function nestedArchive(fact: string): AppError {
  return new AppError('SOURCE_UNSUPPORTED', `${fact}.`, { remedy: unpackRemedy });
}

/** A remedy that was chosen where the error was made stays. */
function withRemedy(error: AppError, message: string): AppError {
  const common = new AppError(error.code, message).remedy;
  const remedy = error.remedy === common ? (remedies[error.code] ?? common) : error.remedy;
  return new AppError(error.code, message, { cause: error, remedy });
}
