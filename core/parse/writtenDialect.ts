import type { DelimiterGuess } from '../model/dialect.ts';

/** How `csvRecord` writes, for reading back what a run wrote. */
export const writtenDialect: DelimiterGuess = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\r\n',
  margin: 1,
  runnerUp: null,
};
