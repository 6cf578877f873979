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
  const places = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('USAGE', `The request cannot be read. ${places.join('; ')}`);
}

/** @throws {AppError} `ACCESS_DENIED` for whoever is in none of the groups */
export function membersOnly({ groups }: ApiRequest, wanted: readonly string[]): void {
  if (wanted.some((group) => groups.includes(group))) return;
  throw new AppError('ACCESS_DENIED', `Only ${wanted.join(' and ')} may do that.`, {
    remedy: `Ask somebody of the group ${wanted.join(' or ')}.`,
  });
}
