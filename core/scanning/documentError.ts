import type { AppError, ErrorCode, ErrorView } from '../model/errors.ts';

/** Why a document was not read, for people: what helps is said of drawings, where the error speaks of tables. */
export function documentError(error: AppError): ErrorView {
  const view = error.toView();
  const remedy = remedies[error.code];
  return remedy === undefined ? view : { ...view, remedy };
}

/** Whether no document is to blame: the machine is, or the place that all of them lie in. */
export function isOfPlace(code: ErrorCode): boolean {
  return ofPlace.has(code);
}

const ofPlace: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DISK_FULL',
  'STORE_UNAVAILABLE',
  'CANCELLED',
  'SIGN_IN_NEEDED',
  'ACCESS_DENIED',
  'PLACE_UNREACHABLE',
]);

const inParts = 'Split it into parts, or print its pages to a new PDF, then scan that.';

const remedies: Partial<Readonly<Record<AppError['code'], string>>> = {
  LIMIT_MEMORY: inParts,
  LIMIT_TIME: inParts,
  SOURCE_ARCHIVE: 'Unpack it into the folder, then scan again.',
};
