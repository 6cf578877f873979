import { encodingExists, getDecoder } from 'iconv-lite';
import type { LentDecoders } from '../../../core/model/bytes.ts';

/** Lends the code pages of iconv-lite: those of DOS and of old Macintoshes, and what else `TextDecoder` lacks. */
export const iconvDecoders: LentDecoders = (encoding) => {
  if (!isCodePage.test(encoding) || !encodingExists(encoding)) return undefined;
  const decoder = getDecoder(encoding);
  return {
    decode: (bytes, { stream }) => {
      const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      return stream ? text : text + (decoder.end() ?? '');
    },
  };
};

/** Names of encodings only; iconv-lite also knows `hex`, `base64` and their like, which are none. */
const isCodePage =
  /^(?:ibm|cp|iso-?8859-|windows-|mac|x-mac|hp-|koi8-|kz-?1048|rk1048|ptcp154|tis-620)[\w-]*$/u;
