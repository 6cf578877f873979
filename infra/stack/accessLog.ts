/** One JSON object a request: when, by whom, with which outcome; never addresses with tickets, bodies or file names. */
export function accessLogFormat(...own: readonly string[]): string {
  const names = ['requestId', 'requestTime', 'status', 'responseLatency', 'integrationErrorMessage', ...own];
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, `$context.${name}`])));
}
