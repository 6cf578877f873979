import { once } from 'node:events';
import type { Progress } from '../../../../core/model/analysis.ts';

/** Where a command's answer, messages and progress go. */
export interface Terminal {
  /** Writes to standard output; resolves when the reader can take more. */
  print(text: string): Promise<void>;
  /** Writes a line to standard error. */
  say(line: string): void;
  /** Shows how far a file is, on a line that is overwritten; only where a person is watching. */
  progress(name: string, progress: Progress): void;
  /** Shows a line in place of the one before; only where a person is watching. */
  status(line: string): void;
  /** Takes the progress line away. */
  clearProgress(): void;
}

/** Time between two changes of the progress line, in milliseconds; faster cannot be read. */
const progressMs = 100;

/**
 * The terminal of this process. A reader of standard output that leaves early (`| head`) is no failure: `onGone` is
 * called and later text goes nowhere.
 */
export function openTerminal(onGone: () => void): Terminal {
  const { stdout, stderr } = process;
  let gone = false;
  let lastMs = 0;
  let shown = false;
  const ignoreLeaver = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    if (!gone) onGone();
    gone = true;
  };
  stdout.on('error', ignoreLeaver);
  stderr.on('error', ignoreLeaver);

  const clearProgress = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };

  return {
    clearProgress,
    async print(text) {
      clearProgress();
      if (!gone && !stdout.write(text)) {
        await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(ignoreLeaver);
      }
    },
    say(line) {
      clearProgress();
      stderr.write(`${line}\n`);
    },
    status(line) {
      if (!stderr.isTTY) return;
      shown = true;
      stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
    },
    progress(name, { phase, doneBytes, totalBytes, rows, part }) {
      const nowMs = performance.now();
      if (!stderr.isTTY || nowMs - lastMs < progressMs) return;
      lastMs = nowMs;
      shown = true;
      const share = totalBytes === 0 ? 1 : doneBytes / totalBytes;
      const parts = part === undefined ? [] : [`${part.number} of ${part.count}`];
      const counted = phase === 'unpacking' ? [] : [`${rows.toLocaleString('en')} rows`];
      const line = `${name}: ${[`${phase} ${Math.floor(share * 100)} %`, ...parts, ...counted].join(', ')}`;
      stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`);
    },
  };
}
