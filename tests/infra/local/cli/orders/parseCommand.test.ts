import { describe, expect, it } from 'vitest';
import { AppError, errorCatalogue } from '../../../../../core/model/errors.ts';
import { helpText } from '../../../../../infra/local/cli/helpText.ts';
import { parseCommand } from '../../../../../infra/local/cli/orders/parseCommand.ts';

describe('parseCommand', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']], [['analyze', '--help']]])(
    'shows the help for %j',
    (given) => {
      expect(parseCommand(given)).toEqual({ kind: 'help' });
    },
  );

  it('takes files and options in any order', () => {
    expect(parseCommand(['analyze', 'a.csv', '--json', 'b.csv', '--rows', 'out', '--lines'])).toEqual({
      kind: 'analyze',
      files: ['a.csv', 'b.csv'],
      json: true,
      ingestion: false,
      lines: true,
      rows: 'out',
      batch: undefined,
    });
  });

  it('takes a file whose name looks like an option behind two dashes', () => {
    expect(parseCommand(['analyze', '--', '--json'])).toMatchObject({ files: ['--json'], json: false });
  });

  it('serves on a free port unless told', () => {
    expect(parseCommand(['serve'])).toEqual({ kind: 'serve', port: 0, note: '' });
    expect(parseCommand(['serve', '--port', '8080'])).toMatchObject({ port: 8080 });
  });

  it.each([
    [[], null],
    [['--textract'], { mostUsd: null, isAgreed: false }],
    [['--textract', '--yes'], { mostUsd: null, isAgreed: true }],
    [['--textract', '--yes', '--textract-limit', '0.50'], { mostUsd: 0.5, isAgreed: true }],
  ])('scans with %j', (more, textract) => {
    const begun = parseCommand(['scan', '--codes', 'c.txt', '--in', 's3://bucket/plans/', ...more]);
    expect(begun).toMatchObject({ action: 'start', folder: 's3://bucket/plans/', textract });
    const resumed = parseCommand(['scan', '--resume', 'x', ...more]);
    expect(resumed).toMatchObject({ action: 'resume', scan: 'x', textract });
  });

  it.each(['drive:abc', 'drive:https://drive.google.com/drive/folders/abc?usp=sharing', 's3://', '/plans'])(
    'scans in %s as it is given',
    (folder) => {
      expect(parseCommand(['scan', '--codes', 'c.csv:Code', '--in', folder])).toMatchObject({ folder });
    },
  );

  it('takes several values of a facet and whole days of a history', () => {
    const order = parseCommand(['history', '--pack', 'a', '--pack', 'b', '--until', '2026-03-31', '--csv']);
    expect(order).toMatchObject({
      format: 'csv',
      sort: 'newest',
      filter: { facets: { pack: ['a', 'b'] }, to: new Date(2026, 3, 1).toISOString() },
    });
  });

  it('takes what a run is to write, in any order and spelling', () => {
    const run = (...given: string[]) => parseCommand(['run', 'a.csv', '--mapping', 'm', ...given]);
    expect(run()).toMatchObject({ outputs: {} });
    expect(run('--outputs', 'Report, csv,parquet')).toMatchObject({
      outputs: { formats: ['parquet', 'report'] },
    });
    expect(run('--outputs', 'csv', '--raw-columns')).toMatchObject({
      outputs: { formats: [], rawColumns: true },
    });
    expect(run('--keep-source')).toMatchObject({ outputs: { keepSource: 'always' } });
    expect(run('--no-keep-source')).toMatchObject({ outputs: { keepSource: 'never' } });
  });

  it.each([
    [['run', 'a.csv', '--mapping', 'm', '--outputs', 'csv,pdf'], 'pdf is no output'],
    [['run', 'a.csv', '--mapping', 'm', '--outputs', ''], 'empty name'],
    [['run', 'a.csv', '--mapping', 'm', '--keep-source', '--no-keep-source'], 'not both'],
    [['frobnicate'], 'There is no command frobnicate.'],
    [['scan', '--codes', 'c.txt', '--in', 'd', '--yes'], 'belong to --textract'],
    [['scan', '--codes', 'c.txt', '--in', 'd', '--textract', '--on-aws'], 'On AWS scanned pages'],
    [['scan', '--resume', 'x', '--on-aws'], 'stands without --on-aws'],
    [['jobs', 'force', 'u1', '--reason', 'Why.'], '--file NAME'],
    [['jobs', 'force', 'u1', '--file', 'a.csv', '--reason', ' '], '--reason TEXT'],
    [['jobs', 'show', 'u1', '--reason', 'Why.'], 'belong to jobs force'],
    [['jobs', 'show'], 'needs the id'],
    [['jobs', 'halt', 'u1'], 'show, retry, stop, force'],
    [['jobs', '--state', 'lost'], 'no state of jobs'],
    [['jobs', '--place', 'moon'], 'desk, folder, aws'],
    [['scan', '--codes', 'c.txt', '--in', 'd', '--textract-limit', '5'], 'belong to --textract'],
    [['scan', '--resume', 'x', '--textract', '--textract-limit', 'much'], 'an amount in USD'],
    [['scan', '--resume', 'x', '--textract', '--textract-limit=-1'], 'an amount in USD'],
    [['scan', '--resume', 'x', '--textract', '--textract-limit', ''], 'an amount in USD'],
    [['analyze'], 'a file to analyze'],
    [['analyze', 'a.csv', '--batch', 'list'], 'not both'],
    [['analyze', 'a.csv', '--colour'], '--colour'],
    [['propose', 'a.csv'], '--target'],
    [['propose', 'a.csv', 'b.csv', '--target', 'x'], 'one file at a time'],
    [['run', 'a.csv'], '--mapping or --target'],
    [['run', 'a.csv', '--mapping', 'm', '--target', 't'], 'not both'],
    [['run', '--mapping', 'm'], 'a file to run'],
    [['history', 'x'], 'takes no files'],
    [['history', '--state', 'gone'], 'gone is no state'],
    [['history', '--since', '2026-02-30'], '2026-02-30 is no day'],
    [['history', '--sort', 'size'], 'size is no order'],
    [['history', '--json', '--csv'], 'not both'],
    [['history', '--kind', 'job'], 'job is no kind'],
    [['history', '--kind', 'scan', '--sort', 'rows'], '--sort says nothing of scans'],
    [['history', '--kind', 'scan', '--state', 'quarantined'], 'quarantined is no state of scans'],
    [['serve', '--port', '70000'], '70000 is no port'],
    [['serve', '--port', '-1'], 'port'],
  ])('says what is wrong with %j', (given, message) => {
    const error = caught(() => parseCommand(given));
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining(message) });
    expect(errorCatalogue.USAGE.exitCode).toBe(2);
  });

  it('is described by the help, option by option', () => {
    for (const word of ['analyze', 'propose', 'run', 'history', 'serve'])
      expect(helpText).toContain(`mapwright ${word}`);
    for (const word of ['json', 'lines', 'rows', 'batch', 'target', 'ranked', 'mapping', 'out', 'port']) {
      expect(helpText).toContain(`--${word}`);
    }
  });
});

function caught(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
