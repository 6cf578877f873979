import { describe, expect, it } from 'vitest';
import type { DryRunEvent } from '../../../../core/contract/views.ts';
import type { PackId } from '../../../../core/model/ids.ts';
import { openWorld, submitted } from '../world.ts';

const people = [
  'Full Name,Claim Type,Birth Date',
  ...Array.from({ length: 30 }, (_, i) => {
    const last = ['Doe', 'Roe', 'Poe', 'van der Berg', 'Smith'][i % 5] ?? '';
    return `"${last}, John",${i % 2 === 0 ? 'PROF' : 'rx'},1980-01-${String((i % 28) + 1).padStart(2, '0')}`;
  }),
  'A1 Clinic,odd one,1980-01-01',
].join('\n');

async function review() {
  const world = await openWorld();
  const view = await submitted(world, 'people.csv', people);
  const fileId = view.item.file.id;
  const chosen = await world.service.review.choosePack({ fileId, packId: 'healthcare.claims' as PackId });
  return { service: world.service, fileId, view: chosen };
}

describe('steps that are tried', () => {
  it('are shown on frequent values and on rows, and leave the draft alone', async () => {
    const { service, fileId } = await review();
    const trial = {
      fileId,
      field: 'patient_last_name',
      columnIndexes: [0],
      transforms: [{ kind: 'namePart', part: 'last' }],
    } as const;
    const found = await service.review.tryTransforms({ ...trial, selection: { first: 28, count: 3 } });
    expect(found.rows.map(({ before, after, failed }) => [before[0], after, failed])).toEqual([
      ['van der Berg, John', 'van der Berg', null],
      ['Smith, John', 'Smith', null],
      ['A1 Clinic', null, 'NOT_A_NAME'],
    ]);
    expect(found).toMatchObject({ tried: 3, failed: 1, missing: 0 });
    expect(found.values.find(({ before }) => before === 'Doe, John')).toEqual({
      before: 'Doe, John',
      count: 6,
      after: 'Doe',
      failed: null,
    });
    expect((await service.review.open({ fileId })).draft.steps).toEqual([]);
  });

  it('are counted over the whole file, failures by reason with examples', async () => {
    const { service, fileId } = await review();
    const events: DryRunEvent[] = [];
    const trial = {
      fileId,
      field: 'patient_last_name',
      columnIndexes: [0],
      transforms: [{ kind: 'namePart', part: 'last' }],
    } as const;
    for await (const event of service.review.tryWhole(trial)) events.push(event);
    expect(events.at(-1)).toMatchObject({
      kind: 'done',
      counts: {
        rowsIn: 31,
        rowsOut: 30,
        failures: [{ code: 'NOT_A_NAME', count: 1, examples: ['A1 Clinic'] }],
      },
    });
  });

  it('show several columns joined by rows', async () => {
    const { service, fileId } = await review();
    const found = await service.review.tryTransforms({
      fileId,
      field: 'claim_id',
      columnIndexes: [1, 2],
      transforms: [{ kind: 'concatenate', separator: '/' }],
      selection: { first: 0, count: 1 },
    });
    expect(found.values).toEqual([]);
    expect(found.rows[0]).toMatchObject({ before: ['PROF', '1980-01-01'], after: 'PROF/1980-01-01' });
  });

  it('refuse a field and a column that are not there', async () => {
    const { service, fileId } = await review();
    const trial = { fileId, columnIndexes: [0], transforms: [], selection: { first: 0, count: 1 } };
    await expect(service.review.tryTransforms({ ...trial, field: 'nope' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(
      service.review.tryTransforms({ ...trial, field: 'claim_id', columnIndexes: [9] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      service.review.edit({
        fileId,
        label: '',
        edits: [{ kind: 'derive', field: 'claim_id', columnIndexes: [9], transforms: [] }],
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('values of a list', () => {
  it('come with what they become, why, and what stays open', async () => {
    const { service, fileId } = await review();
    const found = await service.review.valueMatches({ fileId, columnIndex: 1, field: 'claim_type' });
    expect(found.map(({ from, count, to, sure }) => ({ from, count, to, sure }))).toEqual([
      { from: 'PROF', count: 15, to: 'professional', sure: 'certain' },
      { from: 'rx', count: 15, to: 'pharmacy', sure: 'certain' },
      { from: 'odd one', count: 1, to: null, sure: 'open' },
    ]);
  });
});

describe('derived fields', () => {
  it('are proposed, tested, taken and undone as one step', async () => {
    const { service, fileId, view } = await review();
    const first = view.proposal?.derived?.find(({ field }) => field === 'patient_last_name');
    expect(first).toMatchObject({ columnIndexes: [0], origin: 'rule' });
    expect(view.decisions?.derived).toEqual([]);
    const { field, columnIndexes, transforms } = first!;
    const taken = await service.review.edit({
      fileId,
      label: 'Took it',
      edits: [{ kind: 'derive', field, columnIndexes, transforms }],
    });
    expect(taken.decisions.derived).toEqual([{ field, columnIndexes, transforms }]);
    const undone = await service.review.moveTo({ fileId, position: 0 });
    expect(undone.decisions.derived).toEqual([]);
  });
});
