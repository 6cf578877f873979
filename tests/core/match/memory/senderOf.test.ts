import { expect, test } from 'vitest';
import { senderOf } from '../../../../core/match/memory/senderOf.ts';

test.each([
  ['ACME Ltd_Loss-Run_2025-03 v2 (final).xlsx', 'acme ltd loss run'],
  ['acme ltd loss run April 2025.csv', 'acme ltd loss run'],
  ['ACME_Ltd_loss_run_20250430T101500Z.csv.gz', 'acme ltd loss run'],
  ['Copy of ACME Ltd Loss Run (1).xlsx', 'of acme ltd loss run'],
  ['inbox/2025/Müller & Söhne Q1.ods', 'mueller soehne'],
  ['C:\\in\\Nordwind_März 25.csv', 'nordwind'],
  ['3f2504e0-4f89-11d3-9a0c-0305e82c3301 Nordwind.csv', 'nordwind'],
  ['Nordwind 2025-03.zip › north/2025-03.csv', 'nordwind'],
  ['delivery.zip › Nordwind march.csv', 'nordwind'],
  ['Q3 Report 2025.xlsx', null],
  ['export (4).csv', null],
  ['2025-03-01.csv', null],
  ['', null],
])('%s is a file of %s', (name, sender) => {
  expect(senderOf(name)).toBe(sender);
});
