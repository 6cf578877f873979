import { expect, it } from 'vitest';
import type { OutputFile, OutputKind } from '../../../../core/contract/views.ts';
import { outputGroups } from '../../../../renderer/screens/history/outputGroups.ts';

const file = (name: string, kind: OutputKind): OutputFile => ({ name, kind, sizeBytes: 10 });

it('sorts outputs by what they are for, folds the parts of a table, and knows what is gone', () => {
  const outputs = [
    file('a_summary.json', 'summary-json'),
    file('a/year=2024/month=01/a.parquet', 'cleaned-parquet'),
    file('a_rejects.csv', 'rejects-csv'),
    file('a/year=2024/month=02/a.parquet', 'cleaned-parquet'),
    file('a.csv', 'cleaned-csv'),
  ];
  const groups = outputGroups(outputs, [10, null, 10, 10, 10]);
  expect(groups.map(({ group, lines }) => [group, lines.map(({ files }) => files.length)])).toEqual([
    ['data', [2, 1]],
    ['rejects', [1]],
    ['reports', [1]],
  ]);
  expect(groups[0]?.lines[0]?.files.map(({ size }) => size)).toEqual([null, 10]);
});

it('keeps two plain files of one kind apart, and says nothing of the disk before it is known', () => {
  const [group] = outputGroups([file('a.csv', 'cleaned-csv'), file('b.csv', 'cleaned-csv')], undefined);
  expect(group?.lines).toHaveLength(2);
  expect(group?.lines[0]?.files[0]?.size).toBeUndefined();
});
