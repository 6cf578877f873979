import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeDrawing, truthOf } from '../drawings/drawing.ts';

/** Drawings that differ; the others are copies under names of their own, since making one takes longer than searching it. */
const different = 660;

/** A folder of drawings with the truth about each. */
export interface DrawingFolder {
  readonly path: string;
  readonly names: readonly string[];
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

/** Makes drawings where they are not there yet. @param within folder that they are kept in */
export async function drawingFolder(within: string, count: number): Promise<DrawingFolder> {
  const path = join(within, `drawings-${count}`);
  if (!existsSync(path)) await make(path, count);
  const truth = new Map(
    Object.entries(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')) as Record<string, string[]>),
  );
  return { path, names: [...truth.keys()], truth };
}

async function make(path: string, count: number): Promise<void> {
  const part = `${path}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const nameOf = (n: number): string => `P-${String(n).padStart(6, '0')}.pdf`;
  const truth: Record<string, readonly string[]> = {};
  for (let n = 0; n < count; n += 1) {
    const first = n % different;
    if (n === first) {
      const { bytes, planted } = await makeDrawing(n + 1);
      writeFileSync(join(part, nameOf(n)), bytes);
      truth[nameOf(n)] = truthOf(planted);
    } else {
      copyFileSync(join(part, nameOf(first)), join(part, nameOf(n)));
      truth[nameOf(n)] = truth[nameOf(first)] ?? [];
    }
  }
  writeFileSync(`${path}.truth.json`, JSON.stringify(truth));
  renameSync(part, path);
}
