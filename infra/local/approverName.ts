import { userInfo } from 'node:os';

/** The name that the system knows the person by; written beside approvals until another is set. */
export function approverName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers run under a user without a name.
    return 'unknown';
  }
}
