import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

/** Files, as paths from the repository's folder, with what each of them imports: files, or packages by name. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of all sources below the folders; type imports, re-exports and `import()` count too. */
export function readImportGraph(folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
  );
  return new Map(files.map((file) => [file, importsOfFile(file)]));
}

export function linesOf(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length;
}

function importsOfFile(file: string): readonly string[] {
  const named = specifiersIn(withoutComments(readFileSync(file, 'utf8')));
  return [...new Set(named.map((specifier) => resolve(file, specifier)))];
}

/** A relative import becomes the file's path, `missing:` before it where there is none; a package keeps its name. */
function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    // AssemblyScript names files without their ending.
    const ending = file.startsWith('core/kernel/assembly/') ? '.ts' : '';
    const path = posix.join(dirname(file), specifier.split('?')[0] ?? '') + ending;
    return existsSync(path) ? path : `missing:${path}`;
  }
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

const patterns = [
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*(['"])([^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g,
];

function specifiersIn(source: string): readonly string[] {
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[2] ?? ''));
}

/** Blanks comments and keeps text in quotes, so that an import in an example does not count. */
function withoutComments(source: string): string {
  return source.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[^]*?\*\/|\/\/[^\n]*/g,
    (_, text: string | undefined) => text ?? ' ',
  );
}

/** Every circle once, as a chain of names; empty where there is none. Tarjan's strongly connected components. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[] = [];

  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) {
        visit(next);
        lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
      } else if (stack.includes(next)) {
        lowest.set(node, Math.min(lowest.get(node) ?? 0, order.get(next) ?? 0));
      }
    }
    if (lowest.get(node) !== order.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1 || (graph.get(node) ?? []).includes(node)) cycles.push(circle.join(' -> '));
  };

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}
