import type { z } from 'zod';
import { AppError } from '../../../core/model/errors.ts';

/** A request as a route gets it: who asks, and with what. */
export interface ApiRequest {
  /** What the authorizer says of the person. */
  readonly by: string;
  readonly groups: readonly string[];
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is asked of has the form that it has to have. @throws {AppError} `USAGE` with the places that have not */
export function given<Form extends z.ZodType>(form: Form, value: unknown): z.infer<Form> {
  const read = form.safeParse(value ?? {});
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new AppError('USAGE', `The request cannot be read. ${places.join('; ')}`, {
    remedy: 'See docs/guide/api.md for what the route takes.',
  });
}

/** @throws {AppError} `ACCESS_DENIED` for whoever is in none of the groups */
export function membersOnly({ groups }: ApiRequest, wanted: readonly string[]): void {
  if (wanted.some((group) => groups.includes(group))) return;
  throw new AppError('ACCESS_DENIED', `Only ${wanted.join(' and ')} may do that.`, {
    remedy: `Ask somebody of the group ${wanted.join(' or ')}.`,
  });
}

/** The same routes, for operators and analysts alone. */
export function forMembers<Parts>(
  routes: Readonly<Record<string, (request: ApiRequest, parts: Parts) => Promise<unknown>>>,
): typeof routes {
  return Object.fromEntries(
    Object.entries(routes).map(([key, route]) => [
      key,
      (request: ApiRequest, parts: Parts) => {
        membersOnly(request, ['operators', 'analysts']);
        return route(request, parts);
      },
    ]),
  );
}
