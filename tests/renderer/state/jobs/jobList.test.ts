import { describe, expect, test } from 'vitest';
import { countFacets, filterOf, listJobs, withOlder } from '../../../../renderer/state/jobs/jobList.ts';
import { emptyJobQuery, type JobQuery } from '../../../../renderer/state/jobs/jobPlace.ts';
import { jobOf } from '../../jobParts.ts';

const midnight = '2026-03-02T00:00:00.000Z';
const jobs = [
  jobOf('moving', { by: 'Ana', place: 'aws' }),
  jobOf('stuck', { stuckSince: '2026-03-02T09:00:00.000Z', by: 'Kim' }),
  jobOf('open', { state: 'waiting', stage: 'analyze' }),
  jobOf('broken', { state: 'failed', by: 'Ana' }),
  jobOf('held', { state: 'quarantined' }),
  jobOf('fresh', { state: 'done', fileName: 'Kim’s leads.csv' }),
  jobOf('old', { state: 'done', changedAt: '2026-03-01T23:59:59.000Z', lane: 'test' }),
];
const found = (change: Partial<JobQuery>) =>
  listJobs(jobs, { ...emptyJobQuery, ...change }, midnight).map(({ id }) => id as string);

describe('the list of jobs', () => {
  test('holds all of them unless it is told otherwise', () => {
    expect(found({})).toEqual(jobs.map(({ id }) => id));
  });

  test('says of one that is stuck that it is, and lists it among those under way, too', () => {
    expect(filterOf(jobs[1]!)).toBe('stuck');
    expect(found({ filter: 'stuck' })).toEqual(['stuck']);
    expect(found({ filter: 'running' })).toEqual(['moving', 'stuck']);
  });

  test('lists of those that are done what its chip counts: today’s', () => {
    expect(found({ filter: 'done' })).toEqual(['fresh']);
    expect(found({})).toContain('old');
  });

  test('finds words in any order in the name, the sender, the id and the failure', () => {
    expect(found({ text: 'LEADS kim' })).toEqual(['fresh']);
    expect(found({ text: 'ana' })).toEqual(['moving', 'broken']);
    expect(found({ text: 'held' })).toEqual(['held']);
    expect(found({ text: 'nothing of it' })).toEqual([]);
  });

  test('counts what each choice of a facet leaves, beside the other facets', () => {
    const query: JobQuery = { ...emptyJobQuery, facets: { person: ['Ana'] } };
    expect(countFacets(jobs, query).place).toEqual([
      { value: 'aws', count: 1 },
      { value: 'folder', count: 1 },
    ]);
    expect(countFacets(jobs, query).person).toContainEqual({ value: 'Kim', count: 1 });
  });

  test('keeps a chosen value in sight that leaves nothing', () => {
    const query: JobQuery = { ...emptyJobQuery, facets: { person: ['Gone'] } };
    expect(countFacets(jobs, query).person).toContainEqual({ value: 'Gone', count: 0 });
  });
});

describe('older jobs', () => {
  test('stand below, each once, as the board tells of it', () => {
    const older = [
      jobOf('old', { state: 'failed', receivedAt: '2026-03-01T01:00:00.000Z' }),
      jobOf('older', { state: 'done', receivedAt: '2026-02-01T01:00:00.000Z' }),
    ];
    const all = withOlder(jobs, older);
    expect(all.map(({ id }) => id as string)).toEqual([...jobs.map(({ id }) => id), 'older']);
    expect(all.find(({ id }) => id === 'old')?.state).toBe('done');
  });

  test('with the same id in another pipeline are others', () => {
    expect(withOlder([jobOf('a')], [jobOf('a', { place: 'aws' })])).toHaveLength(2);
  });
});
