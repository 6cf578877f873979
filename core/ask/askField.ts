import type { AskFieldType, AskOperator, AskSubject } from '../model/ask.ts';
import { assertNever } from '../model/errors.ts';

/** A field as questions know it. */
export interface AskField {
  readonly name: string;
  readonly label: string;
  readonly type: AskFieldType;
  /** All values there can be, as they are kept, with their words; empty: any. */
  readonly values: readonly {
    readonly value: string;
    readonly label: string;
    readonly words: readonly string[];
  }[];
  /** What people call it besides its label: lower case. */
  readonly words: readonly string[];
  readonly unit: string;
  readonly isShown: boolean;
  readonly isUsed: boolean;
  /** Its values may name or reach a person: none is ever shown to a language model. */
  readonly isPersonal: boolean;
}

/** Something that can be asked about. */
export interface AskTopic {
  readonly subject: AskSubject;
  readonly title: string;
  readonly one: string;
  readonly many: string;
  /** What people call its rows besides: lower case, one and many. */
  readonly words: readonly string[];
  /** The field that a time without a field means. */
  readonly dateField: string;
  readonly fields: readonly AskField[];
  /** True for health data. */
  readonly isSensitive: boolean;
}

/** What can be asked of a field of a type, in the order of a menu. */
export function operatorsOf(type: AskFieldType): readonly AskOperator[] {
  switch (type) {
    case 'text':
      return ['is', 'isNot', 'contains', 'containsNot', 'begins', 'filled', 'empty'];
    case 'choice':
    case 'flag':
      return ['is', 'isNot', 'filled', 'empty'];
    case 'number':
      return ['equals', 'above', 'atLeast', 'below', 'atMost', 'between', 'filled', 'empty'];
    case 'instant':
    case 'day':
      return ['within', 'notWithin', 'since', 'after', 'before', 'until', 'filled', 'empty'];
    default:
      return assertNever(type);
  }
}
