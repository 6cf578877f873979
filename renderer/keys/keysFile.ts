import { spelled } from './chord.ts';
import { mostKeys } from './changeKeys.ts';
import { commands } from './commands.ts';
import type { ChosenKeys } from './keysInForce.ts';
import { keeperOf } from './keptKeys.ts';

/** Most entries and characters of a file of keys; a whole table written out has a tenth of that. */
const most = { entries: 400, characters: 200_000 } as const;

/** What a file of keys comes to. `skipped` are entries that are no keys; `unknown` are kept, for the version that knows them. */
export interface KeysRead {
  readonly keys: ChosenKeys;
  readonly skipped: number;
  readonly unknown: number;
}

/** The choices as a small JSON that another installation can take over. */
export function writeKeysFile(keys: ChosenKeys): string {
  const sorted = Object.entries(keys).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ format: 'mapwright-keys', version: 1, keys: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Reads such a JSON. @returns `undefined` for what is none, or one of a later form */
export function readKeysFile(text: string): KeysRead | undefined {
  if (text.length > most.characters) return undefined;
  const entries = entriesOf(text);
  if (entries === undefined) return undefined;
  const keys: Record<string, readonly string[]> = {};
  let [skipped, unknown] = [0, 0];
  for (const [id, given] of entries.slice(0, most.entries)) {
    const command = commands.find((one) => one.id === id);
    if (!/^[a-z]+\.[A-Za-z0-9]{1,40}$/.test(id) || !Array.isArray(given)) {
      skipped += 1;
      continue;
    }
    const read = given.flatMap((key: unknown) => (typeof key === 'string' ? (spelled(key) ?? []) : []));
    const free =
      command === undefined
        ? read
        : read.filter((key) => keeperOf(key, command.scope) === undefined || command.keys.includes(key));
    skipped += given.length - free.length;
    if (command === undefined) unknown += 1;
    keys[id] = [...new Set(free)].slice(0, mostKeys);
  }
  return { keys, skipped: skipped + Math.max(0, entries.length - most.entries), unknown };
}

function entriesOf(text: string): readonly (readonly [string, unknown])[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // No JSON is no file of keys; the caller says so.
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { format, version, keys } = parsed as Readonly<Record<string, unknown>>;
  if (format !== 'mapwright-keys' || version !== 1 || typeof keys !== 'object' || keys === null)
    return undefined;
  return Object.entries(keys);
}
