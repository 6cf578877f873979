import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { findNode } from '../project.mjs';
import { emptyFolder, inScore } from './places.mjs';

/** Inputs that the product works on at the same time; when its process ends, any of them may be why. */
const underWay = 2;
/** What a process may take to end after its last answer, in milliseconds. */
const endMs = 10_000;
const gnuTime = '/usr/bin/time';
const running = new Set();

process.on('exit', () => running.forEach(endGroup));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

/**
 * Gives the product many inputs in one process. Where it hangs or dies, the inputs it was at are tried once more, each
 * in a process of its own; what happens there is their outcome, and the rest goes on in a new process.
 *
 * @param {readonly {job: object}[]} inputs `job` is a line of the product's list
 * @param {{cli: string, parameters: readonly string[], limitMs: number, take: (input: object, outcome: Outcome) => void}} order
 *   `take` is called once for each input, in their order, as soon as it is answered.
 *
 * @typedef {{status: 'ok' | 'error' | 'timeout' | 'crash', answer?: object, ms: number, peakMb?: number}} Outcome `ms`
 *   is the product's own time where it says one, else the time since the answer before; `peakMb` the largest memory of
 *   any process, known of inputs that had one of their own where GNU time is installed.
 */
export async function runBatch(inputs, order) {
  let rest = inputs;
  while (rest.length > 1) {
    const { answered } = await runProcess(rest, order);
    rest = rest.slice(answered);
    for (const suspect of rest.slice(0, underWay)) await runAlone(suspect, order);
    rest = rest.slice(underWay);
  }
  for (const input of rest) await runAlone(input, order);
}

async function runAlone(input, order) {
  let outcome;
  const { end, ms, peakMb } = await runProcess([input], {
    ...order,
    take(_, given) {
      outcome = given;
    },
  });
  order.take(input, { ...(outcome ?? { status: end, ms }), peakMb });
}

/** Runs one process until it has answered everything, ends, or lets the time limit of an input pass. */
async function runProcess(inputs, { cli, parameters, limitMs, take }) {
  const list = inScore('list.ndjson');
  const scratch = emptyFolder(inScore('tmp'));
  mkdirSync(inScore(), { recursive: true });
  writeFileSync(list, inputs.map(({ job }) => `${JSON.stringify(job)}\n`).join(''));
  // A group of its own, so that what it started ends with it.
  const measured = inputs.length === 1 && existsSync(gnuTime);
  const command = [findNode(), '--disable-warning=ExperimentalWarning', cli, ...parameters, '--batch', list];
  const [program, ...words] = measured ? [gnuTime, '-q', '-f', '%M', '-o', peakFile(), ...command] : command;
  rmSync(peakFile(), { force: true });
  const child = spawn(program, words, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
  });
  running.add(child);
  const ended = once(child, 'close');
  let answered = 0;
  let late = false;
  let sinceMs = performance.now();
  const giveUp = () => {
    late = true;
    endGroup(child);
  };
  let timer = setTimeout(giveUp, limitMs);
  for await (const line of createInterface({ input: child.stdout })) {
    const input = inputs[answered];
    const answer = readAnswer(line);
    if (late || input === undefined || answer === undefined) break;
    const nowMs = performance.now();
    take(input, outcomeOf(answer, nowMs - sinceMs, limitMs));
    sinceMs = nowMs;
    answered += 1;
    clearTimeout(timer);
    timer = setTimeout(giveUp, answered < inputs.length ? limitMs : endMs);
  }
  await ended;
  clearTimeout(timer);
  endGroup(child);
  running.delete(child);
  const ms = Math.round(performance.now() - sinceMs);
  return { answered, end: late ? 'timeout' : 'crash', ms, peakMb: measured ? peakMb() : undefined };
}

function peakFile() {
  return inScore('peak.txt');
}

/** What GNU time noted, in MiB; it notes nothing when it is ended itself. */
function peakMb() {
  const kibibytes = existsSync(peakFile()) ? Number(readFileSync(peakFile(), 'utf8').trim()) : Number.NaN;
  return Number.isFinite(kibibytes) && kibibytes > 0 ? Math.round(kibibytes / 1024) : undefined;
}

/** A line may break off where a process died; then it is no answer. */
function readAnswer(line) {
  try {
    return JSON.parse(line);
  } catch {
    // What the process has come to is told by its end.
    return undefined;
  }
}

function outcomeOf(answer, waitedMs, limitMs) {
  const ms = Math.round(answer.elapsedMs ?? waitedMs);
  if (waitedMs > limitMs) return { status: 'timeout', ms };
  return { status: answer.error === undefined ? 'ok' : 'error', answer, ms };
}

function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Nothing of it is left.
    if (error.code !== 'ESRCH') throw error;
  }
}
