import { doubleMetaphone } from 'double-metaphone';

/** How a name sounds, roughly: the main code of Double Metaphone over its letters; empty where it has no Latin ones. */
export function soundOf(text: string): string {
  return doubleMetaphone(text)[0];
}
