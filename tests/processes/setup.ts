import type { TestProject } from 'vitest/node';
import { bundleProcesses } from './bundleProcesses.ts';
import { codeFolder, folderVariable } from './processFiles.ts';

/** Runs once before all tests, and again before those that a changed source starts anew. */
export async function setup(project: TestProject): Promise<void> {
  const bundle = async (): Promise<void> => {
    process.env[folderVariable] = await bundleProcesses();
  };
  // Another project of the same run may have done it.
  if (process.env[folderVariable] === undefined) await bundle();
  // Read by Node: the hosts and commands that tests start, and the processes that run the tests.
  process.env['NODE_COMPILE_CACHE'] ??= codeFolder;
  project.onTestsRerun(bundle);
}
