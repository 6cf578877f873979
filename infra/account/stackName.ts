/** The two stacks of an environment: what holds data, and what works. */
export const stackKinds = ['Infrastructure', 'Application'] as const;
export type StackKind = (typeof stackKinds)[number];

/** What a stack is called: `Dev-MapwrightInfrastructureStack`. */
export function stackName(
  { prefix, environment }: { readonly prefix: string; readonly environment: string },
  kind: StackKind,
): string {
  return `${capital(environment)}-${prefix.split('-').map(capital).join('')}${kind}Stack`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
