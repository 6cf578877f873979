import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { Acknowledgement } from './acknowledgements.ts';
import { acknowledgements } from './acknowledgements.ts';

/** A pack of rules whose findings are left out where `acknowledgements.ts` says why. */
export class WrittenReasons implements IPolicyValidationPlugin {
  readonly name: string;
  readonly #rules: IPolicyValidationPlugin;
  readonly #used: Set<Acknowledgement>;

  /** @param used is told which acknowledgements were needed */
  constructor(rules: IPolicyValidationPlugin, used: Set<Acknowledgement>) {
    this.name = rules.name;
    this.#rules = rules;
    this.#used = used;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { violations } = this.#rules.validate(context);
    const left = violations.flatMap((violation) => {
      const violatingResources = violation.violatingResources.filter(
        ({ constructPath = '' }) => !this.#isAcknowledged(violation.ruleName, constructPath),
      );
      return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
    });
    return { success: left.length === 0, violations: left };
  }

  #isAcknowledged(rule: string, path: string): boolean {
    const found = acknowledgements.find((entry) => answers(entry, rule, path));
    if (found !== undefined) this.#used.add(found);
    return found !== undefined;
  }
}

function answers({ rules, finding, where, stacks }: Acknowledgement, rule: string, path: string): boolean {
  const [, id = rule, inBrackets = ''] = /^([^[]+)(?:\[(.*)\])?$/s.exec(rule) ?? [];
  const [stack = '', ...below] = path.split('/');
  return (
    rules.some((beginning) => id.startsWith(beginning)) &&
    (finding === undefined || finding.test(inBrackets)) &&
    (stacks === undefined || stacks.test(stack)) &&
    where.test(below.join('/'))
  );
}
