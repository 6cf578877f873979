import { expect, it } from 'vitest';
import { approvedMapping } from '../approvedMapping.ts';
import type { ServiceCall } from '../levers/levers.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';

/** Words that stand nowhere else, of one kind each. */
const canary = (kind: string, n: number): string => `zq${kind}${String(n).padStart(3, '0')}vx`;

const headers = Array.from({ length: 30 }, (_, n) => canary('head', n));
const rows = 60;
/** Cells of a row in columns that have a field, and of one column that has none. */
const cellsOf = (row: number): readonly string[] =>
  Array.from({ length: 7 }, (_, column) => canary('cell', row * 7 + column));

/** Leads, all of whose cells are canaries; some rows are rejected, as their address is none. */
function planted(): string {
  const lines = [['First Name', 'Last Name', 'Email', 'Company', 'City', ...headers].join(',')];
  for (let row = 0; row < rows; row += 1) {
    const [first = '', last = '', mail = '', company = '', city = '', other = '', more = ''] = cellsOf(row);
    const address = row % 10 === 9 ? mail : `${mail}@example.org`;
    lines.push(
      [first, last, address, company, city, other, more, ...headers.slice(2).map(() => '')].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

const names = Array.from({ length: 40 }, (_, n) => canary('name', n));
const every = [...headers, ...Array.from({ length: rows }, (_, row) => cellsOf(row)).flat(), ...names];

/** Nothing of what people send is told anywhere but where it belongs. */
export function itKeepsSecrets(opened: () => PipelineCloud): void {
  it('tells no cell, header, file name or token in logs, messages, notices, live words or items', async () => {
    const { desk, cloud, calls, lines, model } = opened();
    const text = planted();
    const live = await desk.watch();
    const before = { calls: calls.length, lines: lines.length };
    // One waits, and says so; one is read wrongly; the others run with what was approved.
    const waiting = await desk.put(`raw/${names[0] ?? ''}.csv`, text);
    await desk.until(waiting, 'waiting');
    const { status } = await desk.api('POST', '/mappings', await approvedMapping(text));
    expect(status).toBe(200);
    await desk.until(waiting, 'done');
    const ids = await Promise.all(
      names
        .slice(1)
        .map((name, n) =>
          n % 13 === 0
            ? desk.put(`raw/${name}/${name}.csv`, text.replaceAll('example.org', `${canary('mail', n)}.org`))
            : desk.put(`raw/${name}.csv`, n % 2 === 0 ? '' : 'one line without an end'),
        ),
    );
    for (const [n, id] of ids.entries()) await desk.until(id, n % 13 === 0 ? 'done' : 'failed');
    const told = await desk.output(waiting, await nameOf(desk, waiting));
    expect(told).toContain(cellsOf(0)[0]);
    await desk.settled();

    const { tokens } = desk;
    expect(tokens.length).toBeGreaterThan(50);
    expect(every.length + tokens.length).toBeGreaterThan(540);
    const all = [...every, ...tokens];
    const of = (wanted: (call: ServiceCall) => boolean): string =>
      calls
        .slice(before.calls)
        .filter(wanted)
        .map(({ body }) => body)
        .join('\n');
    const places: Readonly<Record<string, string>> = {
      logs: lines.slice(before.lines).join('\n'),
      messages: of(({ service, operation }) => service === 'sqs' && operation.startsWith('Send')),
      notices: of(({ service, operation }) => service === 'sns' && operation === 'Publish'),
      'live words': JSON.stringify(live.words),
      'questions to the model': model.requests.map(({ body }) => body).join('\n'),
    };
    // No metric, and nothing else that the stand-in does not know.
    expect(cloud.strays).toEqual([]);
    for (const [place, said] of Object.entries(places)) {
      expect(said.length).toBeGreaterThan(200);
      expect([place, all.filter((word) => said.includes(word))]).toEqual([place, []]);
    }

    const tables = await desk.items();
    for (const [table, items] of Object.entries(tables)) {
      const belongs = belonging.find(([name]) => table === `mapwright-${name}-dev`)?.[1] ?? /^$/;
      const said = items.join('\n');
      expect([table, all.filter((word) => !belongs.test(word) && said.includes(word))]).toEqual([table, []]);
    }
    expect(tables['mapwright-schema-mappings-dev']?.join()).toContain(headers[0]);
  });
}

/** What may stand in a table: the file's name on its upload, headers in the mapping that names them. */
const belonging: readonly (readonly [table: string, words: RegExp])[] = [
  ['metadata', /^zqname/],
  ['file-metadata', /^zq(?:name|head)/],
  ['schema-mappings', /^zqhead/],
  // In documents; that keys tell nothing has a test of its own.
  ['leads', /^zq(?:name|cell|mail)/],
];

async function nameOf(desk: PipelineCloud['desk'], id: string): Promise<string> {
  const { upload } = await desk.status(id);
  return Object.keys(upload.outputs).find((one) => one.endsWith('.csv') && !one.includes('reject')) ?? '';
}
