import type { AppError, ErrorView } from '../model/errors.ts';

/** Why a document was not read, for people: what helps is said of drawings, where the error speaks of tables. */
export function documentError(error: AppError): ErrorView {
  const view = error.toView();
  const remedy = remedies[error.code];
  return remedy === undefined ? view : { ...view, remedy };
}

const inParts = 'Split it into parts, or print its pages to a new PDF, then scan that.';

const remedies: Partial<Readonly<Record<AppError['code'], string>>> = {
  LIMIT_MEMORY: inParts,
  LIMIT_TIME: inParts,
  SOURCE_ARCHIVE: 'Unpack it into the folder, then scan again.',
};
