import { parseArgs } from 'node:util';
import { costCases } from './cases.ts';
import { measuredFiles, measuredOn } from './measuredFiles.ts';
import { measuredScan, scanCost } from './measuredScan.ts';
import { type CostLine, type MonthlyCost, monthlyCost, sumOf } from './monthlyCost.ts';
import { priceList } from './prices.ts';
import { standingOf } from './standing.ts';

/** Prints what the documents' cases cost a month with the templates in `--assembly`; `--json` for programs. */
const { values } = parseArgs({ options: { assembly: { type: 'string' }, json: { type: 'boolean' } } });
if (values.assembly === undefined) throw new Error('--assembly names the folder of the templates');
const restsOn = `Measured on ${measuredOn}; prices of ${priceList.region} as of ${priceList.asOf}, to be compared with AWS's own list.`;
const standing = standingOf(values.assembly);
const costs = costCases.map((one) => monthlyCost(one, measuredFiles, standing));
const scan: Work = {
  title: measuredScan.title,
  reference: measuredScan.reference,
  work: scanCost(measuredScan),
};
if (values.json === true) process.stdout.write(`${JSON.stringify([...costs, { ...scan, standing: [] }])}\n`);
else {
  const works = [...costs.map((one) => told(one, 'a month')), told(scan, 'a run')];
  process.stdout.write(`${[...works, always(costs[0]?.standing ?? []), restsOn].join('\n\n')}\n`);
}

type Work = Omit<MonthlyCost, 'standing'>;

function told({ title, work, reference }: Work, span: 'a month' | 'a run'): string {
  const beside = reference === null ? 'its document gives no figure' : reference;
  return [`${title}: ${usd(sumOf(work))} ${span} (${beside})`, ...linesOf(work)].join('\n');
}

function always(lines: readonly CostLine[]): string {
  return [`Beside that, whatever is worked: ${usd(sumOf(lines))} a month`, ...linesOf(lines)].join('\n');
}

function linesOf(lines: readonly CostLine[]): readonly string[] {
  return lines.map(({ what, usd: amount }) => `  ${what.padEnd(26)}${usd(amount).padStart(12)}`);
}

function usd(amount: number): string {
  return `${amount.toFixed(2)} USD`;
}
