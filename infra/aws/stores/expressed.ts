/** The parts of a request to DynamoDB that say what is changed and under which condition. */
export interface Expressed {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/**
 * Names and values for expressions in which every attribute is written as `#name` and every value as `:name`. All names go
 * by this way, since many plain words (`status`, `state`, `total`) are reserved.
 *
 * @param values By name, without the colon; those that the expressions do not name are left out, as DynamoDB refuses them.
 */
export function expressed(
  expressions: readonly (string | undefined)[],
  values: Readonly<Record<string, unknown>>,
): Expressed {
  const text = expressions.join(' ');
  const names = [...new Set(text.match(/#\w+/g))].map((name) => [name, name.slice(1)] as const);
  const used = [...new Set(text.match(/:\w+/g))].map((name) => [name, values[name.slice(1)]] as const);
  return {
    ExpressionAttributeNames: Object.fromEntries(names),
    ...(used.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(used) }),
  };
}
