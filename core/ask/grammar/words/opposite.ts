import type { AskTest } from '../../../model/ask.ts';

/** A test as "not" turns it round; what has no opposite stays. */
export function opposite(test: AskTest): AskTest {
  switch (test.op) {
    case 'is':
      return { ...test, op: 'isNot' };
    case 'isNot':
      return { ...test, op: 'is' };
    case 'contains':
      return { ...test, op: 'containsNot' };
    case 'containsNot':
      return { ...test, op: 'contains' };
    case 'empty':
      return { op: 'filled' };
    case 'filled':
      return { op: 'empty' };
    case 'above':
      return { ...test, op: 'atMost' };
    case 'atLeast':
      return { ...test, op: 'below' };
    case 'below':
      return { ...test, op: 'atLeast' };
    case 'atMost':
      return { ...test, op: 'above' };
    case 'within':
      return { ...test, op: 'notWithin' };
    case 'notWithin':
      return { ...test, op: 'within' };
    case 'since':
      return { ...test, op: 'before' };
    case 'before':
      return { ...test, op: 'since' };
    case 'after':
      return { ...test, op: 'until' };
    case 'until':
      return { ...test, op: 'after' };
    case 'begins':
    case 'equals':
    case 'between':
      return test;
  }
}
