import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { at } from '../project.mjs';

/** Folders with labelled inputs, which lie beside the project and are no part of it. */
export const corporaFolder = at('..', 'shared', 'corpora');
export const matchingFolder = at('..', 'shared', 'matching');

/** Name under which the scorers know this product's answers. */
export const tool = 'mapwright';

/** Everything a run writes apart from the table of figures. */
const scoreFolder = at('.cache', 'score');
export const inScore = (...parts) => [scoreFolder, ...parts].join('/');

/** Where the answers to a bench go. */
export const answersFolder = (bench) => inScore('out', bench, tool);

/** A folder that is there and empty. */
export function emptyFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

export const hasCorpora = () => existsSync(`${corporaFolder}/bench`);
export const hasMatching = () => existsSync(`${matchingFolder}/pairs`);
