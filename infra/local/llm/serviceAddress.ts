import { AppError } from '../../../core/model/errors.ts';

/**
 * The address of a service that is given data and a secret: https, or plain http on this machine, where nobody listens in.
 *
 * @throws {AppError} `LLM_REFUSED` for anything else, an address with a name and password in it included
 */
export function serviceAddress(text: string): URL {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch (cause) {
    throw refused('The address of the endpoint is no address.', cause);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))
    throw refused('The endpoint must be reached over https; plain http is for this machine only.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw refused('The address of the endpoint must end with its path; keys do not belong in it.');
  return url;
}

function refused(message: string, cause?: unknown): AppError {
  return new AppError('LLM_REFUSED', message, {
    ...(cause === undefined ? {} : { cause }),
    remedy: 'Correct the address in Settings; it looks like https://host/v1.',
  });
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
