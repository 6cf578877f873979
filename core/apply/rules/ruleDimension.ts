import type { ExpectationRule } from '../../model/expectation.ts';
import type { QualityDimension } from '../../model/run.ts';
import type { RejectCode } from '../../model/transform.ts';

/** The side of quality that a rule speaks of: whether a value is there, is right by itself, agrees with others, stands once. */
export function ruleDimension(rule: ExpectationRule): QualityDimension {
  switch (rule.kind) {
    case 'anyOf':
    case 'requiredWhen':
      return 'completeness';
    case 'range':
    case 'pattern':
    case 'checkDigit':
    case 'notFuture':
    case 'length':
    case 'valueList':
    case 'format':
    case 'currency':
      return 'validity';
    case 'sum':
    case 'ascending':
    case 'compare':
    case 'ageBetween':
    case 'missing':
    case 'within':
    case 'sumOfLines':
      return 'consistency';
    case 'unique':
      return 'uniqueness';
    case 'when':
      return ruleDimension(rule.expect);
  }
}

/** The side of quality that a failed row speaks of; `undefined` where its rule tells. */
export function failureDimension(code: RejectCode): QualityDimension | undefined {
  if (code === 'RULE_BROKEN') return undefined;
  if (code === 'REQUIRED_MISSING') return 'completeness';
  return code === 'DUPLICATE_ROW' ? 'uniqueness' : 'validity';
}
