/** One statement of a policy, with everything resolved. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** A request to AWS: what is to be done, on what, and what is known about it. */
export interface IamRequest {
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** ARN. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Judges a request as AWS does within one account: it is allowed by a statement and denied by none, and the same holds of
 * the boundary.
 *
 * @throws {Error} for a condition that it cannot judge: nothing is passed over
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(
  request: IamRequest,
  policies: { readonly statements: readonly Statement[]; readonly boundary: readonly Statement[] },
): boolean {
  return allows(policies.statements, request) && allows(policies.boundary, request);
}

/** A right that allows a request, as its policy writes it. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

/** All that a policy allows, one action on one resource each. */
export function grantsOf(statements: readonly Statement[]): readonly Grant[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) =>
      list(Action).flatMap((action) => list(Resource).map((resource) => ({ action, resource }))),
    );
}

/** The rights of a policy that a request is allowed by. */
export function grantsFor(request: IamRequest, statements: readonly Statement[]): readonly Grant[] {
  return grantsOf(statements.filter((statement) => isAbout(statement, request))).filter(
    ({ action, resource }) =>
      matches(action.toLowerCase(), request.action.toLowerCase()) && matches(resource, request.resource),
  );
}

function allows(statements: readonly Statement[], request: IamRequest): boolean {
  const about = statements.filter((statement) => isAbout(statement, request));
  return about.some(({ Effect }) => Effect === 'Allow') && about.every(({ Effect }) => Effect === 'Allow');
}

function isAbout({ Action, Resource, Condition = {} }: Statement, request: IamRequest): boolean {
  const { action, resource, context = {} } = request;
  return (
    list(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    list(Resource).some((pattern) => matches(pattern, resource)) &&
    Object.entries(Condition).every(([operator, keys]) => {
      if (operator !== 'StringEquals') throw new Error(`The condition ${operator} is not judged.`);
      return Object.entries(keys).every(([key, values]) =>
        list(values).some((value) => value === context[key]),
      );
    })
  );
}

function list(values: string | readonly string[]): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

/** `*` stands for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const source = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}
