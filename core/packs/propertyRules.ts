import type { Expectation, ExpectationRule } from '../model/expectation.ts';
import { packOptions } from '../model/options/packOptions.ts';
import type { Field } from '../model/targetSchema.ts';
import type { JsonObject } from './jsonSchemaParts.ts';
import { compilePattern } from '../values/patterns/safePattern.ts';
import { patternFault } from './patternFault.ts';

/** What a JSON Schema demands of a property's values beyond their type, as expectations: lower and upper ends, and patterns that an example shows to be meant. */
export function propertyRules(field: Field, property: JsonObject): readonly Expectation[] {
  const rules: Expectation[] = [];
  const min = figureOf(property['minimum']);
  const max = figureOf(property['maximum']);
  if ((field.type === 'integer' || field.type === 'number') && (min !== null || max !== null))
    rules.push(
      expectation({ kind: 'range', field: field.name, min, max }, rangeWords(field.label, min, max)),
    );
  const { pattern } = property;
  if (typeof pattern === 'string' && pattern.length < packOptions.patternLength - 8) {
    const whole = wholePattern(pattern);
    const example = field.examples?.find((one) => matches(whole, one));
    if (example !== undefined)
      rules.push(
        expectation(
          { kind: 'pattern', field: field.name, pattern: whole, example },
          `${field.label} is written as ${example}.`,
        ),
      );
  }
  return rules;
}

function expectation(rule: ExpectationRule, message: string): Expectation {
  return { rule, severity: 'medium', message };
}

function figureOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function rangeWords(label: string, min: number | null, max: number | null): string {
  if (min === null) return `${label} is at most ${max}.`;
  return max === null ? `${label} is at least ${min}.` : `${label} is between ${min} and ${max}.`;
}

/** JSON Schema searches anywhere in the text; ours covers all of it. */
function wholePattern(pattern: string): string {
  const start = pattern.startsWith('^');
  const end = pattern.endsWith('$') && !pattern.endsWith('\\$');
  const inner = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  if (start && end) return inner;
  return `${start ? '' : '.*'}(?:${inner})${end ? '' : '.*'}`;
}

function matches(pattern: string, example: string): boolean {
  return (
    patternFault(pattern) === undefined &&
    typeof compilePattern(`^(?:${pattern})$`) !== 'string' &&
    new RegExp(`^(?:${pattern})$`, 'u').test(example)
  );
}
