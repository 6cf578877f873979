import { expect, it } from 'vitest';
import { isGooglePage } from '../../../infra/drive/isGooglePage.ts';

it.each([
  ['https://accounts.google.com/o/oauth2/v2/auth?client_id=a', true],
  ['https://drive.google.com/file/d/a/view', true],
  ['http://drive.google.com/file/d/a/view', false],
  ['https://drive.google.com.example.org/', false],
  ['https://ana@drive.google.com/', false],
  ['https://drive.google.com:8443/', false],
  ['javascript:alert(1)//drive.google.com', false],
  ['', false],
])('says of %j whether it is a page of Google: %s', (address, expected) => {
  expect(isGooglePage(address)).toBe(expected);
});
