import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWordVectors, type WordVectors } from '../../core/match/words/wordVectors.ts';

/** Where the build puts the words, beside what it makes of this file, and where they lie among the sources. */
const places = ['words.bin', '../../core/match/words/vectors/words.bin'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

let loaded: { readonly vectors: WordVectors | undefined } | undefined;

/** The word vectors that come with the app, read at the first call (25 ms); `undefined` where there are none. */
export function loadWordVectors(): WordVectors | undefined {
  if (loaded === undefined) {
    const path = places.find((place) => existsSync(place));
    loaded = { vectors: path === undefined ? undefined : readWordVectors(readFileSync(path)) };
  }
  return loaded.vectors;
}
