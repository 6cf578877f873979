import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes or start many processes, the longest first. */
const long = [
  'tests/cloud/pipeline.test.ts',
  'tests/cloud/',
  'tests/infra/local/scans/',
  'tests/infra/local/cli/',
  'tests/infra/local/',
  'tests/infra/aws/',
  'tests/core/service/',
  'tests/core/pipeline/',
];

/** What takes long begins first, so that in the end no processor waits for one file. Without it, large files begin first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = long.findIndex((part) => moduleId.includes(`/${part}`));
  return rank < 0 ? long.length : rank;
}
