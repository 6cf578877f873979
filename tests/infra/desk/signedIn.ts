import type { SecretStore } from '../../../core/ports/llm.ts';
import { type ApiSignIn, apiSignIn } from '../../../infra/desk/apiSignIn.ts';
import type { LeadsCloud } from '../../cloud/leadsCloud.ts';

/** Secrets in memory, which can be looked at. */
export function heldSecrets(): SecretStore & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    protection: 'permissions',
    get: (name) => Promise.resolve(held.get(name)),
    put(name, value) {
      if (value === null) held.delete(name);
      else held.set(name, value);
      return Promise.resolve();
    },
    fromEnvironment: () => undefined,
  };
}

/** A desk's sign-in at a pool, with nobody signed in. */
export function signInAt(
  { place }: Pick<LeadsCloud, 'place'>,
  secrets = heldSecrets(),
  nowMs: () => number = () => Date.now(),
): { readonly sign: ApiSignIn; readonly secrets: ReturnType<typeof heldSecrets> } {
  return { sign: apiSignIn(place, { name: 'mapwright-dev', secrets, nowMs }), secrets };
}

/** Signs in as a person with a browser does. @param press the link of the pool’s page */
export async function goSignIn(sign: ApiSignIn, press: 'Sign in' | 'Cancel' = 'Sign in'): Promise<string> {
  for await (const step of sign.account.signIn(new AbortController().signal)) {
    if (step.kind === 'done') return step.who;
    const page = await (await fetch(step.url)).text();
    const link = new RegExp(`<a href="([^"]+)">${press}</a>`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await fetch(link.replace('localhost', '127.0.0.1'));
  }
  return '';
}

/** Somebody who is signed in. */
export async function signedIn(cloud: LeadsCloud): Promise<ReturnType<typeof signInAt>> {
  const made = signInAt(cloud);
  await goSignIn(made.sign);
  return made;
}
