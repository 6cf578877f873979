import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCycles, type ImportGraph, linesOf, readImportGraph } from './importGraph.ts';

/** Every source file with the files and packages it names, types included. */
const graph = readImportGraph(['core', 'infra', 'electron', 'renderer']);
const files = [...graph.keys()];
const inFolder = (folder: string): readonly string[] => files.filter((file) => file.startsWith(`${folder}/`));

/** `file -> import` for each import of the folder's files that is not allowed. */
function breaches(folder: string, isAllowed: (imported: string, file: string) => boolean): readonly string[] {
  return inFolder(folder).flatMap((file) =>
    importsOf(graph, file)
      .filter((imported) => !isAllowed(imported, file))
      .map((imported) => `${file} -> ${imported}`),
  );
}

function importsOf(graph: ImportGraph, file: string): readonly string[] {
  return graph.get(file) ?? [];
}

const below = (...folders: readonly string[]) => {
  return (imported: string): boolean => folders.some((folder) => imported.startsWith(`${folder}/`));
};

const stages = [
  'decode',
  'dialect',
  'workbook',
  'parse',
  'infer',
  'profile',
  'quality',
  'match',
  'mapping',
  'apply',
  'dedupe',
  'packs',
];

/** Stages that lend their work to the kernel. */
const withKernel = ['parse', 'profile'];

describe('the import graph', () => {
  it('is read from the sources', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(importsOf(graph, 'core/contract/settingsForm.ts')).toContain('core/model/llm.ts');
    expect(importsOf(graph, 'core/contract/settingsForm.ts')).toContain('zod');
  });

  it('names only files that are there', () => {
    const missing = files.flatMap((file) =>
      importsOf(graph, file)
        .filter((imported) => imported.startsWith('missing:'))
        .map((imported) => `${file} -> ${imported}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(findCycles(graph)).toEqual([]);
  });

  it('has no circle of folders', () => {
    const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/');
    const folders = new Map<string, string[]>();
    for (const file of files) {
      const targets = importsOf(graph, file).filter((imported) => graph.has(imported));
      const outside = targets.map(folderOf).filter((folder) => folder !== folderOf(file));
      folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), ...outside]);
    }
    expect(findCycles(folders)).toEqual([]);
  });
});

describe('the core', () => {
  it('imports nothing in its model', () => {
    expect(breaches('core/model', (imported) => below('core/model')(imported) || imported === 'zod')).toEqual(
      [],
    );
  });

  it.each(['core/values', 'core/contract'])('lets %s see the model only', (folder) => {
    const packages = folder === 'core/contract' ? ['@orpc/contract', 'zod'] : [];
    const isAllowed = below(folder, 'core/model', ...(folder === 'core/contract' ? ['core/ports'] : []));
    expect(breaches(folder, (imported) => isAllowed(imported) || packages.includes(imported))).toEqual([]);
  });

  it.each(stages)('lets the stage %s see the model, the values and its own folder', (stage) => {
    const isAllowed = below(
      `core/${stage}`,
      'core/model',
      'core/values',
      ...(withKernel.includes(stage) ? ['core/kernel'] : []),
      // Runs gather the keys of their rows.
      ...(stage === 'apply' ? ['core/dedupe'] : []),
    );
    const isPackage = (imported: string): boolean => !imported.includes('/') || imported.startsWith('@');
    expect(
      breaches(
        `core/${stage}`,
        (imported) => isAllowed(imported) || (isPackage(imported) && !imported.startsWith('node:')),
      ),
    ).toEqual([]);
  });

  it('lets the questions to a language model see the matcher besides, whose votes they stand beside', () => {
    const isAllowed = below('core/llm', 'core/match', 'core/model', 'core/values');
    expect(breaches('core/llm', (imported) => isAllowed(imported) || imported === 'zod')).toEqual([]);
  });

  it('lets questions see the model, the ports and the values, and nothing that changes anything', () => {
    // Countries are known by the names that standardising knows.
    const isAllowed = below(
      'core/ask',
      'core/model',
      'core/ports',
      'core/values',
      'core/apply/standard',
      'core/leads',
    );
    expect(inFolder('core/ask').length).toBeGreaterThan(0);
    expect(breaches('core/ask', (imported) => isAllowed(imported) || imported === 'zod')).toEqual([]);
  });

  it('lets working off sessions see the model and the ports, and no stage', () => {
    const isAllowed = below('core/session', 'core/model', 'core/ports');
    expect(inFolder('core/session').length).toBeGreaterThan(0);
    expect(breaches('core/session', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets the desk’s side of the pipelines see the ports, and what a version of a mapping is', () => {
    const isAllowed = below('core/jobs', 'core/mapping', 'core/model', 'core/ports');
    expect(inFolder('core/jobs').length).toBeGreaterThan(0);
    expect(breaches('core/jobs', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets codes be looked for with the searches that finding has, on pages as their port places them', () => {
    const isAllowed = below('core/scan', 'core/model', 'core/values', 'core/ports', 'core/find');
    expect(breaches('core/scan', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets the search of documents see the readers of texts and sheets', () => {
    const readers = ['core/decode', 'core/parse', 'core/workbook', 'core/scan'];
    const isAllowed = below('core/documents', 'core/model', 'core/ports', ...readers);
    expect(inFolder('core/documents').length).toBeGreaterThan(0);
    expect(breaches('core/documents', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets the desk’s scans see the model, the ports, lists of codes and reports, and no stage', () => {
    const isAllowed = below('core/scanning', 'core/model', 'core/ports', 'core/scan', 'core/report');
    const names = 'core/contract/transport.ts';
    expect(breaches('core/scanning', (imported) => isAllowed(imported) || imported === names)).toEqual([]);
  });

  it('follows scans on AWS over their words and ports', () => {
    const isAllowed = below('core/cloudScan', 'core/scanning', 'core/values', 'core/model', 'core/ports');
    expect(breaches('core/cloudScan', (imported) => isAllowed(imported) || imported === 'zod')).toEqual([]);
  });

  it('lets finding see how a text is cut', () => {
    const isAllowed = below('core/find', 'core/model', 'core/parse', 'core/values');
    expect(breaches('core/find', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets reports see what a run wrote, how it is cut and how workbooks are written', () => {
    const isAllowed = below(
      'core/report',
      'core/model',
      'core/values',
      'core/parse',
      'core/workbook',
      'core/apply',
    );
    expect(breaches('core/report', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('lets archives see what zips are and what is text', () => {
    const isAllowed = below('core/archive', 'core/model', 'core/workbook', 'core/decode');
    expect(breaches('core/archive', (imported) => isAllowed(imported))).toEqual([]);
  });

  it('knows no environment', () => {
    const isWorld = (imported: string): boolean =>
      imported.startsWith('node:') ||
      ['electron', 'react', 'ws'].includes(imported) ||
      below('infra', 'electron', 'renderer')(imported);
    expect(breaches('core', (imported) => !isWorld(imported))).toEqual([]);
  });
});

describe('the hosts', () => {
  it('keep the renderer to the contract', () => {
    const isOurs = below('core', 'infra', 'electron');
    expect(
      breaches('renderer', (imported) =>
        isOurs(imported)
          ? imported.startsWith('core/contract/')
          : imported !== 'electron' && !imported.startsWith('node:'),
      ),
    ).toEqual([]);
  });

  it('keep the renderer from the schemas of the contract, which need no place in a page', () => {
    const values = inFolder('renderer').filter((file) =>
      /import\s+(?!type\b)[^;]*from '[^']*contract\/contract\.ts'/.test(readFileSync(file, 'utf8')),
    );
    expect(values).toEqual([]);
  });

  it('keep the desktop shell from the cloud and the renderer', () => {
    expect(
      breaches('electron', (imported) => !below('infra/aws', 'infra/stack', 'renderer')(imported)),
    ).toEqual([]);
  });

  it('keep the local world from Electron, the cloud and the renderer', () => {
    const isForeign = below('infra/aws', 'infra/stack', 'renderer', 'electron');
    expect(breaches('infra/local', (imported) => imported !== 'electron' && !isForeign(imported))).toEqual(
      [],
    );
  });

  it('keep the cloud world on the core, Node and packages', () => {
    const isForeign = below('infra/local', 'infra/stack', 'renderer', 'electron', 'training');
    expect(inFolder('infra/aws').length).toBeGreaterThan(0);
    // The steps that read tables lend the readers and writers of local runs, which only need Node.
    const lent = [
      'infra/local/pipeline/readingTools.ts',
      'infra/local/pipeline/writingTools.ts',
      'infra/local/engine/loadKernel.ts',
      'infra/local/wordVectors.ts',
      'infra/local/files/nodeInflate.ts',
      // Bedrock is asked by one code, whose credentials are lent to it.
      'infra/local/llm/bedrock.ts',
      // Documents are read as on the desk.
      'infra/local/documents/pdfPages.ts',
      'infra/local/files/nodeInflate.ts',
      'infra/local/files/scratchFolder.ts',
    ];
    const isLent = (imported: string, file: string): boolean =>
      file.startsWith('infra/aws/functions/compose') && lent.includes(imported);
    expect(
      breaches(
        'infra/aws',
        (imported, file) => imported !== 'electron' && (!isForeign(imported) || isLent(imported, file)),
      ),
    ).toEqual([]);
  });

  it('keep the person’s account, which both worlds look into, from both', () => {
    const isForeign = below('infra/local', 'infra/aws', 'infra/stack', 'renderer', 'electron', 'training');
    expect(inFolder('infra/account').length).toBeGreaterThan(0);
    expect(
      breaches(
        'infra/account',
        (imported) => imported !== 'electron' && (!isForeign(imported) || imported === 'infra/aws/tables.ts'),
      ),
    ).toEqual([]);
  });

  it('keep Google Drive from everything but the core', () => {
    expect(inFolder('infra/drive').length).toBeGreaterThan(0);
    const isForeign = below('infra', 'renderer', 'electron', 'training');
    const isOwn = below('infra/drive', 'core');
    expect(
      breaches(
        'infra/drive',
        (imported) => isOwn(imported) || (imported !== 'electron' && !isForeign(imported)),
      ),
    ).toEqual([]);
  });

  it('join both worlds in one folder, which only what starts them knows', () => {
    expect(inFolder('infra/desk').length).toBeGreaterThan(0);
    const isDesk = below('infra/desk');
    const isStart = (file: string): boolean =>
      isDesk(file) || file.startsWith('infra/local/cli/') || file.startsWith('electron/');
    expect(breaches('infra', (imported, file) => !isDesk(imported) || isStart(file))).toEqual([]);
    expect(
      breaches('infra/desk', (imported) => !below('infra/stack', 'renderer', 'electron')(imported)),
    ).toEqual([]);
  });

  it('keep the desktop shell below 500 lines', () => {
    const lines = inFolder('electron').reduce((sum, file) => sum + linesOf(file), 0);
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThan(500);
  });
});

describe('every file', () => {
  it('holds one idea: 300 lines at most', () => {
    // A list of words may be as long as it needs.
    const code = files.filter((file) => !file.startsWith('renderer/text/'));
    expect(code.filter((file) => linesOf(file) > 300)).toEqual([]);
  });

  it('bears a name of its own', () => {
    expect(files.filter((file) => /\/(index|utils|util|helpers|common|misc)\.tsx?$/.test(file))).toEqual([]);
  });

  it('exports by name', () => {
    expect(files.filter((file) => /^export default\b/m.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
