import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { likenessMeasured } from '../../core/contract/likenessMeasured.ts';

it('says of likely duplicates what was scored last', () => {
  const text = readFileSync(new URL('../score/figures.md', import.meta.url), 'utf8');
  const figure = (name: string): { readonly value: number; readonly n: number } => {
    const [, value, n] = new RegExp(`^\\| ${name} \\| ([\\d.]+) \\| (\\d+) \\|$`, 'mu').exec(text) ?? [];
    return { value: Number(value), n: Number(n) };
  };
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + figure(name).n, 0);
  const mean = (of: string): number => {
    const both = (figure(`northern.${of}`).value + figure(`western.${of}`).value) / 2;
    return Math.floor(both * 1000) / 1000;
  };
  expect(likenessMeasured.febrl).toEqual({
    pairs: sum(['dataset1.f1', 'dataset2.f1', 'dataset3.f1', 'dataset4a_4b.f1']),
    precision: figure('mean.p').value,
    recall: figure('mean.r').value,
  });
  expect(likenessMeasured.relatives).toEqual({
    pairs: sum(['northern.f1', 'western.f1']),
    precision: mean('precision'),
    recall: mean('recall'),
  });
});
