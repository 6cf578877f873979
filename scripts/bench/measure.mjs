import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findNode, projectFolder, say } from '../project.mjs';
import { watchTree } from './processTree.mjs';

const gnuTime = '/usr/bin/time';

/**
 * Runs Mapwright and each peer in turns on each input.
 *
 * @param {import('../../tests/bench/bench.ts').Bench} bench
 * @param {{cli: string, paths: readonly string[]}} places the built command line, and the inputs
 * @returns {Promise<Comparison[]>} one for each input and peer
 *
 * @typedef {{wall: number, cpu: number, peakMb: number}} Run seconds and MiB; `NaN` where the system does not tell
 * @typedef {{input: object, path: string, peer: object, own: Run[], other: Run[], differences: string[]}} Comparison
 */
export async function compare(bench, { cli, paths }) {
  const comparisons = [];
  for (const [index, input] of bench.inputs.entries()) {
    for (const peer of bench.peers)
      comparisons.push(await inTurns(bench, { input, path: paths[index], peer, cli }));
  }
  return comparisons;
}

async function inTurns({ title, own, pairs, agree }, { input, path, peer, cli }) {
  const result = { input, path, peer, own: [], other: [], differences: [] };
  for (let pair = 0; pair <= pairs; pair++) {
    say(`${title}, ${input.label}: ${peer.name}, ${pair === 0 ? 'warm-up' : `pair ${pair} of ${pairs}`}`);
    const first = await runOnce(own, path, cli);
    const second = await runOnce(peer, path, cli);
    if (pair === 0) {
      const truth = JSON.parse(readFileSync(`${path}.truth.json`, 'utf8'));
      result.differences = [
        ...(own.differences?.(first.answer, truth) ?? []),
        ...(agree?.(first.answer, second.answer) ?? []),
      ];
    } else {
      result.own.push(first.run);
      result.other.push(second.run);
    }
  }
  return result;
}

async function runOnce(contestant, path, cli) {
  const [program, ...parameters] = contestant.command(path);
  const command =
    program === 'mapwright' ? [findNode(), cli, ...parameters] : [findNode(), program, ...parameters];
  const timed = existsSync(gnuTime);
  const [first, ...rest] = timed ? [gnuTime, '-q', '-f', '%U %S %M', ...command] : command;
  const startedMs = performance.now();
  const child = spawn(first, rest, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWatch = watchTree(child.pid);
  const [answer, told, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  const wall = (performance.now() - startedMs) / 1000;
  const watched = endWatch();
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${told}`);
  if (contestant.told !== undefined) return { answer, run: contestant.told(answer) };
  if (!timed) return { answer, run: { wall, cpu: Number.NaN, peakMb: Number.NaN } };
  // GNU time misses children that were not waited for, and counts the largest process only.
  const [user, system, kilobytes] = told.trim().split('\n').at(-1).split(' ').map(Number);
  return {
    answer,
    run: {
      wall,
      cpu: Math.max(user + system, watched.cpu),
      peakMb: Math.max(kilobytes / 1024, watched.peakMb),
    },
  };
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
