import { expect, it } from 'vitest';
import { isSignedLink } from '../../../infra/account/isSignedLink.ts';

const signed = '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0f';

it.each([
  [`https://losses.s3.eu-central-1.amazonaws.com/processed/a.csv${signed}`, true],
  [`http://127.0.0.1:4570/losses/a.csv${signed}`, true],
  ['https://example.org/', false],
  [`http://example.org/${signed}`, false],
  [`https://ana@example.org/${signed}`, false],
  [`file:///etc/passwd${signed}`, false],
  [`javascript:alert(1)//${signed}`, false],
  ['', false],
])('says of %j whether S3 signed it: %s', (address, expected) => {
  expect(isSignedLink(address)).toBe(expected);
});
