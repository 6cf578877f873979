import { expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { documentError } from '../../../core/scanning/documentError.ts';

it('says of a document that took too much what helps with documents', () => {
  expect(documentError(new AppError('LIMIT_MEMORY', 'It took too much.'))).toMatchObject({
    message: 'It took too much.',
    remedy: 'Split it into parts, or print its pages to a new PDF, then scan that.',
  });
});

it('leaves what an error says of itself', () => {
  const error = new AppError('SOURCE_PASSWORD', 'It is locked.', { remedy: 'Open it.' });
  expect(documentError(error)).toEqual(error.toView());
});
