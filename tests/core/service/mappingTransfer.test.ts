import { describe, expect, it } from 'vitest';
import type { MappingDocument } from '../../../core/mapping/mappingDocument.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted, type TestWorld } from './world.ts';

async function approved(): Promise<{
  readonly world: TestWorld;
  readonly mappingId: never;
  readonly text: string;
}> {
  const world = await openWorld();
  const header = 'First Name,Last Name,Email,Company,=Phone,Status';
  const csv = leadsCsv(12, header).replaceAll(',Berlin', ',new');
  await approveAll(world.service, await submitted(world, 'leads.csv', csv));
  const [mapping] = await world.service.schemas.mappings();
  if (mapping === undefined) throw new Error('nothing was approved');
  const { base64 } = await world.service.schemas.export({ mappingId: mapping.mappingId, format: 'json' });
  return {
    world,
    mappingId: mapping.mappingId as never,
    text: Buffer.from(base64, 'base64').toString('utf8'),
  };
}

const changed = (text: string, change: (document: MappingDocument) => unknown): string => {
  const document = JSON.parse(text) as MappingDocument;
  change(document);
  return JSON.stringify(document);
};

describe('a mapping file', () => {
  it('comes back as the next version, with a reason and with where it came from', async () => {
    const { world, text } = await approved();
    const read = await world.service.schemas.readMapping({ text });
    expect(read).toMatchObject({ isWhole: true, errors: [], presentVersion: 1, packId: leadsPack });
    expect(read.notes.join(' ')).toContain('maps the same as version 1');
    const take = (expectedVersion: number, reason: string) =>
      world.service.schemas.importMapping({ text, expectedVersion, reason });
    await expect(take(1, ' ')).rejects.toMatchObject({ code: 'MAPPING_INCOMPLETE' });
    await expect(take(0, 'Moved over')).rejects.toMatchObject({ code: 'MAPPING_CONFLICT' });
    const version = await take(1, 'Moved over');
    expect(version).toMatchObject({
      version: 2,
      reason: 'Moved over',
      approvedBy: 'Ana',
      evidence: { imported: { version: 1, approvedBy: 'Ana', isWhole: true } },
    });
    expect(version.evidence).not.toHaveProperty('proposed');
    const { mappingId } = version;
    expect(await world.service.schemas.verify({ mappingId })).toEqual({ brokenVersion: null });
  });

  it('is taken over by an installation that has never seen the layout, whose next file then runs by itself', async () => {
    const { text } = await approved();
    const other = await openWorld();
    await other.service.schemas.importMapping({ text, expectedVersion: 0, reason: 'From the other desk' });
    const header = 'First Name,Last Name,Email,Company,=Phone,Status';
    const csv = leadsCsv(12, header).replaceAll(',Berlin', ',new');
    const view = await submitted(other, 'april.csv', csv);
    expect(view.item.file.state).toBe('done');
  });

  it('tells that it was changed by hand, and lets a person decide', async () => {
    const { world, text } = await approved();
    const given = changed(text, ({ mapping }) => Object.assign(mapping, { approvedBy: 'Mallory' }));
    const read = await world.service.schemas.readMapping({ text: given });
    expect(read).toMatchObject({ isWhole: false, errors: [] });
    expect(read.notes.join(' ')).toContain('The hash does not fit');
  });

  it('leaves out fields that the target schema does not have, and says so', async () => {
    const { world, text } = await approved();
    const given = changed(text, ({ mapping }) =>
      Object.assign(mapping.correspondences[0] ?? {}, { field: 'nope' }),
    );
    const read = await world.service.schemas.readMapping({ text: given });
    expect(read.errors).toEqual([]);
    expect(read.notes.join(' ')).toContain('has no nope');
    const version = await world.service.schemas.importMapping({
      text: given,
      expectedVersion: 1,
      reason: 'x',
    });
    expect(version.correspondences.map(({ field }) => field)).not.toContain('nope');
  });

  it('is refused with what cannot be right, each with its reason', async () => {
    const { world, text } = await approved();
    const cases: readonly (readonly [(document: MappingDocument) => unknown, RegExp])[] = [
      [({ mapping }) => Object.assign(mapping.layout.columns[0] ?? {}, { name: 'X' }), /fingerprint/],
      [({ mapping }) => Object.assign(mapping, { ignoredColumns: [99] }), /Column 100/],
      [
        ({ mapping }) =>
          Object.assign(mapping, {
            correspondences: [...mapping.correspondences, mapping.correspondences[0]],
          }),
        /Several entries/,
      ],
      [({ mapping }) => Object.assign(mapping, { packId: 'no.such' }), /no target schema/],
    ];
    for (const [change, words] of cases) {
      const given = changed(text, change);
      const read = await world.service.schemas.readMapping({ text: given });
      expect(read.errors.join(' ')).toMatch(words);
      const order = { text: given, expectedVersion: read.presentVersion, reason: 'x' };
      await expect(world.service.schemas.importMapping(order)).rejects.toMatchObject({
        code: 'MAPPING_INVALID',
      });
    }
  }, 60_000);

  it.each([
    ['no JSON', '{'],
    ['another JSON', '{"fields": []}'],
    ['a newer format', '{"format":"mapwright.mapping","formatVersion":2}'],
  ])('is no mapping file: %s', async (_, text) => {
    const world = await openWorld();
    await expect(world.service.schemas.readMapping({ text })).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
    });
  });
});

describe('a crosswalk', () => {
  it('is a CSV of fields, spellings and columns left out, in which nothing is a formula', async () => {
    const { world, mappingId } = await approved();
    const { name, base64 } = await world.service.schemas.export({ mappingId, format: 'csv' });
    const lines = Buffer.from(base64, 'base64').toString('utf8').split('\r\n');
    expect(name).toBe('leads.crm.leads.v1.crosswalk.csv');
    expect(lines[0]).toBe(
      '\uFEFFKind,Source columns,Positions,Target field,Label,Type,Required,Steps,Source value,Target value,Confidence,By',
    );
    expect(lines.some((line) => line.startsWith('field,Email,3,email,'))).toBe(true);
    expect(lines.join('\n')).toContain("'=Phone");
    expect(lines.join('\n')).not.toMatch(/(^|,)=Phone/);
  });

  it('is a workbook of three sheets', async () => {
    const { world, mappingId } = await approved();
    const { base64 } = await world.service.schemas.export({ mappingId, format: 'xlsx' });
    const fileId = await world.give('out.xlsx', Buffer.from(base64, 'base64'));
    const analysis = await world.engine.analyze({ fileId, overrides: {}, allTables: true });
    expect(analysis.tables.map(({ name }) => name)).toContain('Mapping');
    const mapping = analysis.tables.find(({ name }) => name === 'Mapping');
    expect(mapping?.columns.map((column) => column.name)).toContain('Target field');
  });
});
