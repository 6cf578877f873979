import type { Plugin } from 'esbuild';

export const textOfData: Plugin;
export const checkedPacks: Plugin;
export const englishZod: Plugin;
export const packagesLater: Plugin;
export function laterPackages(inputs: Readonly<Record<string, unknown>>): readonly string[];
/** @returns its bytes */
export function addLaterPackage(folder: string, name: string): Promise<number>;
