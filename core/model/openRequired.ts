import type { Field } from './targetSchema.ts';

/** Whether a field is fed, or one that stands for it is. */
export function isCovered({ name, orElse = [] }: Field, isFed: (field: string) => boolean): boolean {
  return isFed(name) || orElse.some(isFed);
}

/** Names of the required fields that nothing feeds, nor what may stand for them, in the order of the schema. */
export function openRequired(fields: readonly Field[], isFed: (field: string) => boolean): readonly string[] {
  return fields.filter((field) => field.required && !isCovered(field, isFed)).map(({ name }) => name);
}
