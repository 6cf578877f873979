import { describe, expect, it } from 'vitest';
import type { AskQuery, AskReading } from '../../../../core/contract/askViews.ts';
import { choicesOf, slipsOf, withOther } from '../../../../renderer/state/ask/readNotes.ts';

const country = { field: 'country', values: ['SG'] };
const city = { field: 'city', values: ['Singapore'] };
const question = 'leads from Singapor';
const reading: AskReading = {
  question,
  state: 'whole',
  query: null,
  words: [],
  by: 'grammar',
  followsUp: false,
  parts: [
    {
      from: 11,
      to: 19,
      means: 'country: SG',
      slips: [{ from: 11, to: 19, read: 'Singapore' }],
      choice: { taken: country, others: [city] },
    },
  ],
  message: '',
  model: null,
  likely: null,
};

function asked(...where: AskQuery['where']): AskQuery {
  return {
    subject: { kind: 'runs' },
    where,
    groups: [],
    measures: [],
    order: [],
    limit: null,
    columns: null,
  };
}

describe('what is told of how words were read', () => {
  it('has each slip with the question that takes it as it is written', () => {
    expect(slipsOf(reading)).toEqual([
      { written: 'Singapor', read: 'Singapore', literal: 'leads from "Singapor"' },
    ]);
    expect(choicesOf(reading)).toEqual([{ written: 'Singapor', taken: country, others: [city] }]);
  });
});

describe('a name as a value of another field', () => {
  it('takes the place of the condition that it was', () => {
    expect(withOther(asked({ field: 'country', test: { op: 'is', values: ['SG'] } }), country, city)).toEqual(
      asked({ field: 'city', test: { op: 'is', values: ['Singapore'] } }),
    );
  });
  it('stands beside the other values, as one of them or as none', () => {
    const both = ['DE', 'SG'];
    expect(withOther(asked({ field: 'country', test: { op: 'is', values: both } }), country, city)).toEqual(
      asked({
        any: [
          { field: 'country', test: { op: 'is', values: ['DE'] } },
          { field: 'city', test: { op: 'is', values: ['Singapore'] } },
        ],
      }),
    );
    expect(
      withOther(asked({ field: 'country', test: { op: 'isNot', values: both } }), country, city),
    ).toEqual(
      asked(
        { field: 'country', test: { op: 'isNot', values: ['DE'] } },
        { field: 'city', test: { op: 'isNot', values: ['Singapore'] } },
      ),
    );
  });
  it('is nothing where the filter has it no more', () => {
    expect(withOther(asked({ field: 'country', test: { op: 'empty' } }), country, city)).toBeNull();
  });
});
