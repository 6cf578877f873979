import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../../../core/workbook/openWorkbook.ts';
import { runCommandLine } from '../../../../../infra/local/cli/runCommandLine.ts';
import { openFileSource } from '../../../../../infra/local/files/fileSource.ts';
import { nodeInflate } from '../../../../../infra/local/files/nodeInflate.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let plans: string;
beforeEach(() => {
  fixture = commandFixture();
  plans = join(fixture.folder, 'plans');
  mkdirSync(join(plans, 'sub'), { recursive: true });
  writeFileSync(join(plans, 'a.txt'), 'see HOLE-1 and H0LE-2\n');
  writeFileSync(join(plans, 'sub', 'b.txt'), 'hole 1\n');
  writeFileSync(join(plans, 'empty.pdf'), '');
});
afterEach(() => fixture.remove());

interface Line {
  readonly kind: string;
  readonly [name: string]: unknown;
}

function linesOf(out: string): readonly Line[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('mapwright scan', () => {
  it('prints every match, what cannot be read and the scan as JSON lines', async () => {
    const codes = fixture.file('codes.txt', 'HOLE-1\nHOLE-2\nHOLE-1\n\n');
    const { exitCode, out, messages } = await fixture.mapwright(
      'scan',
      '--codes',
      codes,
      '--in',
      plans,
      '--json',
    );
    expect(exitCode).toBe(0);
    const lines = linesOf(out);
    const matches = lines.filter(({ kind }) => kind === 'match');
    expect(
      new Set(matches.map(({ name, found, near }) => `${String(name)} ${String(found)} ${String(near)}`)),
    ).toEqual(new Set(['a.txt HOLE-1 null', 'a.txt H0LE-2 lookalike', 'sub/b.txt hole 1 null']));
    expect(lines.filter(({ kind }) => kind === 'document')).toMatchObject([
      { name: 'empty.pdf', state: 'unreadable', error: { code: 'SOURCE_EMPTY' } },
    ]);
    expect(lines.at(-1)).toMatchObject({
      kind: 'scan',
      state: 'done',
      counts: { exact: 2, near: 1, unreadable: 1 },
    });
    expect(messages.slice(0, 2)).toEqual([
      '2 codes from its lines, 1 left out:',
      '  HOLE-1: the same as HOLE-1',
    ]);
  }, 60_000);

  it('takes the codes of a column by its header, and leaves subfolders and other cases out where it is told to', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `${n};HOLE-${n + 1};text ${n}`);
    const codes = fixture.file('codes.csv', `no;Hole code;about\n${rows.join('\n')}\n`);
    const { exitCode, out } = await fixture.mapwright(
      'scan',
      '--codes',
      `${codes}:hole code`,
      '--in',
      plans,
      '--no-subfolders',
      '--match-case',
      '--match-separators',
    );
    expect(exitCode).toBe(0);
    expect(out).toMatch(/a\.txt\s+1\s+1\s+HOLE-1\s+HOLE-1\s+exact/);
    expect(out).not.toContain('b.txt');
    const missing = await fixture.mapwright('scan', '--codes', `${codes}:none`, '--in', plans);
    expect(missing.exitCode).toBe(2);
    expect(missing.messages.join()).toContain('There is no column none.');
  }, 60_000);

  it('writes the report where it is told to, and leaves a file alone that is there', async () => {
    const codes = fixture.file('codes.txt', 'HOLE-1\nHOLE-3\n');
    const report = join(fixture.folder, 'report.xlsx');
    expect((await fixture.mapwright('scan', '--codes', codes, '--in', plans, '--out', report)).exitCode).toBe(
      0,
    );
    const source = await openFileSource(report);
    const { sheets } = await openWorkbook(source, { inflate: nodeInflate });
    await source.close();
    expect(sheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Matches',
      'Codes',
      'Documents',
      'Unreadable',
    ]);
    const again = await fixture.mapwright('scan', '--codes', codes, '--in', plans, '--out', report);
    expect(again.exitCode).toBe(2);
  }, 60_000);

  it('pauses on Ctrl-C, says how to go on, and goes on with what is left', async () => {
    for (let n = 0; n < 200; n += 1) writeFileSync(join(plans, `n${n}.txt`), `HOLE-${n}\n`);
    const codes = fixture.file('codes.txt', 'HOLE-1\n');
    const stop = new AbortController();
    const session = fixture.session(stop.signal);
    const paused = runCommandLine(['scan', '--codes', codes, '--in', plans], {
      ...session,
      terminal: { ...session.terminal, status: (line) => void (line.startsWith('running') && stop.abort()) },
    });
    expect(await paused).toBe(1);
    const said = session.printed().messages.at(-1) ?? '';
    const id = /mapwright scan --resume (\S+)$/.exec(said)?.[1] ?? '';
    expect(id).not.toBe('');
    const { exitCode, out } = await fixture.mapwright('scan', '--resume', id, '--json');
    expect(exitCode).toBe(0);
    const lines = linesOf(out);
    expect(lines.at(-1)).toMatchObject({ state: 'done', total: 203, counts: { documents: 203, exact: 3 } });
    expect(lines.filter(({ kind }) => kind === 'match')).toHaveLength(3);
  }, 60_000);

  it.each([
    [['scan', '--in', '.']],
    [['scan', '--codes', 'x.txt']],
    [['scan', 'x.pdf', '--codes', 'x.txt', '--in', '.']],
    [['scan', '--resume', 'x', '--in', '.']],
    [['scan', '--resume', 'nobody']],
  ])('is refused as %j', async (parameters) => {
    const { exitCode } = await fixture.mapwright(...parameters);
    expect(exitCode).toBe(2);
  });

  it('refuses a list without a code, and a folder that is not there', async () => {
    const empty = fixture.file('codes.txt', '\nA\n');
    expect((await fixture.mapwright('scan', '--codes', empty, '--in', plans)).exitCode).toBe(2);
    const codes = fixture.file('more.txt', 'HOLE-1\n');
    const gone = join(fixture.folder, 'none');
    expect(existsSync(gone)).toBe(false);
    expect((await fixture.mapwright('scan', '--codes', codes, '--in', gone)).exitCode).toBe(3);
  }, 60_000);
});

describe('mapwright history --kind scan', () => {
  it('lists scans by what they searched, as a table, JSON lines and CSV', async () => {
    const codes = fixture.file('codes.txt', 'HOLE-1\nHOLE-2\n');
    await fixture.mapwright('scan', '--codes', codes, '--in', plans);
    const listed = await fixture.mapwright('history', '--kind', 'scan');
    expect(listed.exitCode).toBe(0);
    expect(listed.out).toMatch(/plans +done +2 +3 +2 +1 +1 /);
    const found = await fixture.mapwright('history', '--kind', 'scan', '--find', 'PLANS 2 codes', '--json');
    expect(linesOf(found.out)).toMatchObject([
      { state: 'done', codeCount: 2, counts: { exact: 2, near: 1 } },
    ]);
    const csv = await fixture.mapwright('history', '--kind', 'scan', '--csv');
    expect(csv.out.split('\r\n')[0]).toContain('started,ended,documents,state,person,codes');
    const none = await fixture.mapwright('history', '--kind', 'scan', '--state', 'paused');
    expect(none.out).toContain('No scan fits.');
  }, 60_000);
});
