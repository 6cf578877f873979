import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
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

/**
 * Copies the built product aside, so that a build made meanwhile changes nothing that is being measured.
 *
 * @returns {string} path of the command line's entry
 */
export function keepBuild() {
  const app = inScore('app');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  cpSync(at('out', 'main'), `${app}/out/main`, { recursive: true });
  cpSync(at('package.json'), `${app}/package.json`);
  return `${app}/out/main/cli.js`;
}

/** A folder that is there and empty. */
export function emptyFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

export const hasCorpora = () => existsSync(`${corporaFolder}/bench`);
export const hasMatching = () => existsSync(`${matchingFolder}/pairs`);
