import type { RowExpectation, RuleCondition } from '../../model/expectation.ts';
import type { FieldType } from '../../model/targetSchema.ts';
import { foldedText } from '../transforms/text.ts';
import { ageTest, notFutureTest, withinTest } from './dateTests.ts';
import { anyOfTest, ascendingTest, compareTest, missingTest, requiredTest, sumTest } from './fieldTests.ts';
import { orderOf } from './orderOf.ts';
import type { RowFigures } from './rowFigures.ts';
import { holds, type RowTest, unsaid } from './rowTest.ts';
import { rangeTest, textRule, textTest } from './valueTests.ts';

/** What rules are compiled against. */
export interface RuleGround {
  /** Place of a field that something feeds; `undefined` for one that nothing feeds, and for one that is not there. */
  readonly fed: (name: string) => number | undefined;
  readonly typeOf: (field: number) => FieldType;
  /** The last day that is not in the future, as 20240531; `undefined` where nobody knows the day. */
  readonly lastDay: number | undefined;
}

/**
 * Makes a rule about one row ready to be asked of many.
 *
 * @returns `undefined` where it says nothing: a field that it needs is not fed. An order needs two of its fields, and `anyOf` one.
 */
export function compileRowRule(rule: RowExpectation, ground: RuleGround): RowTest | undefined {
  const { fed, typeOf, lastDay } = ground;
  const all = (names: readonly string[]): readonly number[] | undefined => {
    const places = names.flatMap((name) => fed(name) ?? []);
    return places.length === names.length ? places : undefined;
  };
  switch (rule.kind) {
    case 'sum': {
      const total = fed(rule.total);
      const parts = all(rule.parts);
      const orLess = (rule.orLess ?? []).flatMap((name) => fed(name) ?? []);
      return total === undefined || parts === undefined ? undefined : sumTest(total, { parts, orLess });
    }
    case 'ascending': {
      const fields = rule.fields.flatMap((name) => fed(name) ?? []);
      if (fields.length < 2) return undefined;
      const types = fields.map(typeOf);
      return ascendingTest(
        fields,
        types.flatMap((left) => types.map((right) => orderOf(left, right))),
      );
    }
    case 'anyOf': {
      const fields = rule.fields.flatMap((name) => fed(name) ?? []);
      return fields.length === 0 ? undefined : anyOfTest(fields);
    }
    case 'missing': {
      const field = fed(rule.field);
      return field === undefined ? undefined : missingTest(field);
    }
    case 'range': {
      const field = fed(rule.field);
      return field === undefined ? undefined : rangeTest(field, rule);
    }
    case 'pattern':
    case 'checkDigit':
    case 'length':
    case 'valueList':
    case 'format':
    case 'currency': {
      const field = fed(rule.field);
      const isRight = field === undefined ? undefined : textRule(rule);
      return field === undefined || isRight === undefined ? undefined : textTest(field, isRight);
    }
    case 'notFuture': {
      const field = fed(rule.field);
      return field === undefined || lastDay === undefined ? undefined : notFutureTest(field, lastDay);
    }
    case 'requiredWhen': {
      const field = fed(rule.field);
      const { when, values } = rule;
      const isMeant = compileCondition(
        values.length === 0 ? { field: when, is: 'filled' } : { field: when, is: 'oneOf', values },
        ground,
      );
      return field === undefined || isMeant === undefined ? undefined : requiredTest(field, isMeant);
    }
    case 'compare': {
      const left = fed(rule.left);
      const right = fed(rule.right);
      if (left === undefined || right === undefined) return undefined;
      return compareTest(left, right, { op: rule.op, order: orderOf(typeOf(left), typeOf(right)) });
    }
    case 'ageBetween': {
      const birth = fed(rule.birth);
      const at = fed(rule.at);
      return birth === undefined || at === undefined ? undefined : ageTest(birth, at, rule);
    }
    case 'within': {
      const places = all([rule.field, rule.from, rule.to]);
      if (places === undefined) return undefined;
      const [field = 0, from = 0, to = 0] = places;
      return withinTest(field, from, to);
    }
  }
}

/** A rule that is asked only where a condition holds; elsewhere it says nothing. */
export function compileWhen(
  when: RuleCondition,
  expected: RowExpectation,
  ground: RuleGround,
): RowTest | undefined {
  const isMeant = compileCondition(when, ground);
  const test = compileRowRule(expected, ground);
  if (isMeant === undefined || test === undefined) return undefined;
  return (row) => (isMeant(row) ? test(row) : unsaid);
}

function compileCondition(
  condition: RuleCondition,
  { fed }: RuleGround,
): ((row: RowFigures) => boolean) | undefined {
  const field = fed(condition.field);
  if (field === undefined) return undefined;
  switch (condition.is) {
    case 'filled':
      return (row) => row.textOf(field) !== null;
    case 'missing':
      return (row) => row.textOf(field) === null;
    case 'oneOf': {
      const exact = new Set(condition.values);
      const folded = new Set(condition.values.map(foldedText));
      return (row) => {
        const text = row.textOf(field);
        return text !== null && (exact.has(text) || folded.has(foldedText(text)));
      };
    }
    case 'lessThan':
    case 'moreThan': {
      const isLess = condition.is === 'lessThan';
      // A bound that is itself allowed: what lies outside of it is beyond.
      const test = rangeTest(field, {
        kind: 'range',
        field: '',
        min: isLess ? condition.than : null,
        max: isLess ? null : condition.than,
      });
      return (row) => {
        const said = test(row);
        return said !== unsaid && said !== holds;
      };
    }
  }
}
