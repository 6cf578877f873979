import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './project.mjs';

/**
 * Finds the Electron program without importing its package, which would try to download it.
 *
 * @returns {string | undefined} path of the executable; `undefined` where it was not fetched
 */
export function findElectron() {
  const folder = at('node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}

/**
 * Why a window cannot be opened here.
 *
 * @returns {string} one neutral sentence; empty where nothing speaks against it
 */
export function whyNoWindow() {
  if (process.env.MAPWRIGHT_HOST === 'web') return 'The web host was asked for with MAPWRIGHT_HOST=web.';
  if (findElectron() === undefined) {
    return "Electron's program is not installed; `node scripts/fetchElectron.mjs` fetches it.";
  }
  if (process.platform !== 'linux') return '';
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'There is no display.';
  if (process.getuid?.() === 0) return "Electron's sandbox does not work for the root user.";
  return '';
}
