import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { at } from './project.mjs';

/**
 * Copies the built product aside, so that a build made meanwhile changes nothing that is being measured.
 *
 * @param {string} app folder for the copy, which is emptied
 * @returns {string} path of the command line's entry
 */
export function keepBuild(app) {
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  cpSync(at('out', 'main'), `${app}/out/main`, { recursive: true });
  cpSync(at('package.json'), `${app}/package.json`);
  return `${app}/out/main/cli.js`;
}
