import { describe, expect, it } from 'vitest';
import { profileOf } from '../profile/foldTable.ts';

const repeated = (cells: readonly string[], times: number): string[] =>
  Array.from({ length: times }, () => cells).flat();

describe('yes and no', () => {
  it.each([
    ['Yes', 'no'],
    ['ja', 'nein'],
    ['ja', 'nej'],
    ['Oui', 'Non'],
    ['sí', 'no'],
    ['да', 'нет'],
    ['tak', 'nie'],
    ['Y', 'N'],
    ['T', 'F'],
    ['wahr', 'falsch'],
  ])('reads %s and %s', (truthy, falsy) => {
    expect(profileOf([truthy, falsy, truthy]).column).toMatchObject({ type: 'boolean', invalid: 0 });
  });

  it('takes a first letter for its word', () => {
    expect(profileOf(['Yes', 'N', 'no', 'Y', 'yes']).column).toMatchObject({ type: 'boolean', invalid: 0 });
    expect(profileOf(['true', 'F', 'false', 'T']).column).toMatchObject({ type: 'boolean', invalid: 0 });
    expect(profileOf(['true', 'no', 'ja', 'o']).column.type).toBe('text');
  });

  it('takes digits for answers only where the name asks', () => {
    expect(profileOf(['0', '1', '1'], 'is_active').column.type).toBe('boolean');
    expect(profileOf(['0', '1', '1'], 'ActiveFlag').column.type).toBe('boolean');
    expect(profileOf(['0', '1', '1'], 'children').column.type).toBe('integer');
    expect(profileOf(['0', '1', '2'], 'is_active').column.type).toBe('integer');
  });

  it('takes a cross among blanks for a yes, and does not call it missing', () => {
    expect(profileOf(['x', '', 'X', ''], 'Primary').column).toMatchObject({
      type: 'boolean',
      missing: 2,
      missingTokens: [],
      invalid: 0,
    });
    expect(profileOf(['x', 'x'], 'Primary').column.type).toBe('text');
    expect(profileOf(['1', '2', 'x', '3', 'x']).column).toMatchObject({ missingTokens: ['x'] });
  });

  it('keeps a list whose third value comes back', () => {
    expect(profileOf(repeated(['Y', 'N', 'Y', 'Y', 'N', 'P'], 10)).column.type).toBe('text');
    expect(profileOf(repeated(['Yes', 'No', 'Maybe'], 10)).column.type).toBe('text');
    // The same rare value 30 times in 1,000 is no slip either.
    expect(profileOf([...repeated(['Y', 'N'], 485), ...repeated(['P'], 30)]).column.type).toBe('text');
  });

  it('lists answers that are none, and slips', () => {
    expect(profileOf(repeated(['Yes', 'No', "Don't know"], 10)).column).toMatchObject({
      type: 'boolean',
      invalid: 10,
      missing: 0,
      anomalies: ["Don't know"],
    });
    expect(
      profileOf([...repeated(['yes', 'no'], 400), ...repeated(['yxs', 'xes'], 10)]).column,
    ).toMatchObject({
      type: 'boolean',
      invalid: 20,
    });
    expect(profileOf([...repeated(['Yes', 'No'], 50), 'yess']).column).toMatchObject({
      type: 'boolean',
      anomalies: ['yess'],
    });
  });

  it('does not take a lone code for an answer', () => {
    expect(profileOf(['NE', 'NE'], 'direction').column.type).toBe('text');
    expect(profileOf(['ON', 'ON'], 'province').column.type).toBe('text');
    expect(profileOf(['NO', 'NO'], 'country').column.type).toBe('text');
    expect(profileOf(['Yes', 'Yes']).column.type).toBe('boolean');
  });
});
