import { isSignedLink } from '../account/isSignedLink.ts';
import { isGooglePage } from '../drive/isGooglePage.ts';

/** Whether an address is handed to the person's browser: outputs that S3 signed, and pages of Google; nothing else is. */
export function isOutsideLink(address: string): boolean {
  return isSignedLink(address) || isGooglePage(address);
}
