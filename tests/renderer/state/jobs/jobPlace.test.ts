import { describe, expect, test } from 'vitest';
import type { UploadId } from '../../../../core/contract/views.ts';
import { goToJobs, isNarrowed, jobsPlaceOf, toggledFacet } from '../../../../renderer/state/jobs/jobPlace.ts';

const plain = { part: 'list', query: { filter: 'all', text: '', facets: {} }, job: null };

describe('an address of Jobs', () => {
  test('names the list where it says nothing', () => {
    expect(jobsPlaceOf('/jobs')).toEqual(plain);
    expect(jobsPlaceOf('/jobs/')).toEqual(plain);
  });

  test('names a job of one pipeline, whatever its id', () => {
    expect(jobsPlaceOf('/jobs/aws/a%2Fb%20c').job).toEqual({ place: 'aws', id: 'a/b c' as UploadId });
    expect(jobsPlaceOf('/jobs/aws/100%').job).toEqual({ place: 'aws', id: '100%' as UploadId });
  });

  test('leaves out what it does not know', () => {
    expect(jobsPlaceOf('/jobs/elsewhere/1?f=constructor&__proto__=x')).toEqual(plain);
  });

  test('holds what the list is narrowed down to', () => {
    const { query } = jobsPlaceOf('/jobs?f=stuck&text=parts+77&person=Kim&person=Ana&person=Kim&place=aws');
    expect(query).toEqual({
      filter: 'stuck',
      text: 'parts 77',
      facets: { person: ['Kim', 'Ana'], place: ['aws'] },
    });
    expect(isNarrowed(query)).toBe(true);
  });

  test('cuts a search that nobody typed', () => {
    expect(jobsPlaceOf(`/jobs?text=${'x'.repeat(5_000)}`).query.text).toHaveLength(200);
  });
});

describe('a facet', () => {
  test('is taken in, then out, and leaves nothing behind', () => {
    const { query } = jobsPlaceOf('/jobs');
    const once = toggledFacet(query, 'lane', 'test');
    expect(once.facets).toEqual({ lane: ['test'] });
    expect(toggledFacet(once, 'lane', 'test')).toEqual(query);
  });
});

test('going to a place and reading its address gives the place', () => {
  const place = jobsPlaceOf('/jobs/folder/a%2Fb?f=done&text=%26&pack=&lane=test');
  const hash = { value: '' };
  Object.defineProperty(globalThis, 'location', {
    value: {
      get hash() {
        return hash.value;
      },
      set hash(next: string) {
        hash.value = next;
      },
    },
    configurable: true,
  });
  goToJobs(place);
  expect(jobsPlaceOf(hash.value)).toEqual(place);
});
