import { createHash } from 'node:crypto';
import type { AccessKey } from '../s3/signature.ts';
import type { CloudResource } from '../template/readResources.ts';
import { type FunctionRole, functionRoles } from './functionRoles.ts';
import {
  type Grant,
  grantsFor,
  grantsOf,
  type IamRequest,
  isAllowed,
  type Statement,
} from './policySimulator.ts';

/** A request that a role does not allow. */
export interface Refusal {
  readonly roleArn: string;
  readonly request: IamRequest;
}

/** A right that a function has. */
export interface FunctionGrant extends Grant {
  readonly functionName: string;
}

/**
 * Looks at calls of functions as IAM does: each function has keys of its own, by which a call is known, and may do what its
 * role says and no more. Whoever has the stand-in's own keys, such as a desk, may do everything.
 */
export class Rights {
  /** Takes rights away from functions, for a test of what becomes of it. */
  withhold: ((functionName: string, request: IamRequest) => boolean) | undefined;
  /** What was refused so far, as `<function> <action> <resource>`. */
  readonly refused = new Set<string>();
  readonly #roles: ReadonlyMap<string, FunctionRole>;
  readonly #used = new Set<string>();

  constructor(resources: readonly CloudResource[]) {
    this.#roles = new Map(functionRoles(resources).map((role) => [role.functionName, role]));
  }

  /** Of all functions, for whoever checks signatures. */
  keys(): readonly AccessKey[] {
    return [...this.#roles.keys()].map(keyOf);
  }

  /** Variables that give a function its keys; none for one without a role. */
  credentialsOf(functionName: string): Readonly<Record<string, string>> {
    if (!this.#roles.has(functionName)) return {};
    const { accessKeyId, secretAccessKey, sessionToken = '' } = keyOf(functionName);
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  }

  /** The first of some requests that whoever signed them may not make. @param credential that of the signature, or of a link */
  refusalOf(credential: string | undefined, requests: () => readonly IamRequest[]): Refusal | undefined {
    const accessKeyId = /(?:^|Credential=)([^/,\s]+)\//.exec(credential ?? '')?.[1] ?? '';
    const functionName = [...this.#roles.keys()].find((name) => keyOf(name).accessKeyId === accessKeyId);
    return functionName === undefined ? undefined : this.demand(functionName, requests());
  }

  /** The same for what is done in a function's name. */
  demand(functionName: string, requests: readonly IamRequest[]): Refusal | undefined {
    const role = this.#roles.get(functionName);
    if (role === undefined) return undefined;
    const { statements, boundary = unbounded, roleArn } = role;
    for (const request of requests) {
      const isWithheld = this.withhold?.(functionName, request) === true;
      if (isWithheld || !isAllowed(request, { statements, boundary })) {
        this.refused.add(`${functionName} ${request.action} ${request.resource}`);
        return { roleArn, request };
      }
      for (const grant of grantsFor(request, statements)) this.#used.add(nameOf(functionName, grant));
    }
    return undefined;
  }

  /** Rights that no call has needed so far. */
  unused(): readonly FunctionGrant[] {
    return this.all().filter((grant) => !this.#used.has(nameOf(grant.functionName, grant)));
  }

  all(): readonly FunctionGrant[] {
    return [...this.#roles.values()].flatMap(({ functionName, statements }) =>
      grantsOf(statements).map((grant) => ({ functionName, ...grant })),
    );
  }
}

const unbounded: readonly Statement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];

function keyOf(functionName: string): AccessKey {
  const digest = createHash('sha256').update(functionName).digest('hex').toUpperCase();
  return {
    accessKeyId: `ASIA${digest.slice(0, 16)}`,
    secretAccessKey: digest.slice(16, 56),
    sessionToken: `stand-in-session-of-${functionName}`,
  };
}

function nameOf(functionName: string, { action, resource }: Grant): string {
  return `${functionName} ${action} ${resource}`;
}

/** As AWS words it. */
export function refusalText({ roleArn, request: { action, resource } }: Refusal): string {
  return `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
}
