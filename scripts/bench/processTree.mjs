import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks; a look costs about 2 ms. */
const everyMs = 25;
/** Clock ticks a second, as /proc counts them. */
const ticks = 100;

/**
 * Watches a process and all it has started, where the system tells through /proc.
 *
 * @param {number} root its id
 * @returns {() => {cpu: number, peakMb: number}} ends the watch: processor seconds of all of them up to the last look, and
 *   the largest memory they had together, in MiB; memory that is mapped from files, such as the program itself, is counted
 *   once. Both 0 where there is no /proc.
 */
export function watchTree(root) {
  const seconds = new Map();
  let peakKb = 0;
  const look = () => {
    const kilobytes = memoryOf(descendants(root, seconds));
    peakKb = Math.max(peakKb, kilobytes);
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    return { cpu: [...seconds.values()].reduce((sum, one) => sum + one, 0), peakMb: peakKb / 1024 };
  };
}

/** Ids of the process and all below it; notes the processor time of each. */
function descendants(root, seconds) {
  const children = new Map();
  for (const name of folderOf('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    // The name of a program stands in brackets and may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const parent = Number(fields[1]);
    const id = Number(name);
    children.set(parent, [
      ...(children.get(parent) ?? []),
      { id, seconds: (Number(fields[11]) + Number(fields[12])) / ticks },
    ]);
  }
  const found = [root];
  for (const id of found) {
    for (const child of children.get(id) ?? []) {
      found.push(child.id);
      seconds.set(child.id, child.seconds);
    }
  }
  return found;
}

function memoryOf(ids) {
  let own = 0;
  let mapped = 0;
  for (const id of ids) {
    const status = textOf(`/proc/${id}/status`);
    const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    own += of('RssAnon') + of('RssShmem');
    mapped = Math.max(mapped, of('RssFile'));
  }
  return own + mapped;
}

/** A process may be gone by the time it is looked at. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function folderOf(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
