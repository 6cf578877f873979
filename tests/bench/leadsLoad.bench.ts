import type { Bench } from './bench.ts';
import { type LeadsWorkbookTruth, leadsWorkbookInput } from './files/leadsWorkbook.ts';

interface LoadAnswer {
  readonly run: { readonly wall: number; readonly cpu: number; readonly peakMb: number };
  readonly sheets: number;
  readonly rows: number;
  readonly added: number;
}

const answerOf = (answer: string): LoadAnswer => JSON.parse(answer) as LoadAnswer;
const script =
  (name: string) =>
  (path: string): readonly string[] => [`tests/bench/peers/${name}.mjs`, path];

const benchOf = (rows: number, some: Pick<Bench, 'pairs'> & Partial<Bench>): Bench => ({
  title: `${rows.toLocaleString('en')} leads in 10 worksheets, rules only`,
  about:
    'From the drop of the workbook to leads that can be browsed, likely duplicates found: ten sheets of other columns, each divided, read to its end, recognised, checked, standardised, run with its outputs and report, and loaded. Their mappings were approved before. Two processors for 20 s are 40 s of CPU. The other is a script by hand that reads the same rows, brings phone numbers into form and keeps one lead an address. Memory is the peak of host and engine together.',
  inputs: [leadsWorkbookInput(rows)],
  own: {
    name: 'drop to leads',
    command: script('ownLeads'),
    differences(answer, truth) {
      const { sheets, rows: told, added } = answerOf(answer);
      const wanted = truth as unknown as LeadsWorkbookTruth;
      return [
        ...(sheets === wanted.sheets ? [] : [`sheets: ${sheets} instead of ${wanted.sheets}`]),
        ...(told === wanted.rows ? [] : [`rows: ${told} instead of ${wanted.rows}`]),
        ...(added === wanted.leads ? [] : [`leads: ${added} instead of ${wanted.leads}`]),
      ];
    },
    told: (answer) => answerOf(answer).run,
  },
  peers: [
    {
      name: 'exceljs, libphonenumber-js and SQLite by hand',
      command: script('handLeads'),
      told: (answer) => answerOf(answer).run,
    },
  ],
  agree(own, other) {
    const [ours, theirs] = [answerOf(own), answerOf(other)].map(
      ({ rows: told, added }) => `${told} rows, ${added} leads`,
    );
    return ours === theirs ? [] : [`${ours}; the other: ${theirs}`];
  },
  compared: 'sheets, rows and leads; rows and leads are the same for both',
  ...some,
});

/** A workbook of many layouts into Leads, against a script by hand. */
export const benches: readonly Bench[] = [benchOf(100_000, { pairs: 2 })];
