import type { CloudResource } from '../template/readResources.ts';
import { ofType, recordOf, textOf } from '../up/cloudParts.ts';
import type { Statement } from './policySimulator.ts';

/** What a function may do, as the templates say it. */
export interface FunctionRole {
  readonly functionName: string;
  readonly roleArn: string;
  readonly statements: readonly Statement[];
  /** Nothing beyond it is allowed, whatever the statements say; `undefined`: the role has no boundary. */
  readonly boundary: readonly Statement[] | undefined;
}

/** The roles of all functions, with the policies that are bound to them. */
export function functionRoles(resources: readonly CloudResource[]): readonly FunctionRole[] {
  const roles = ofType(resources, 'AWS::IAM::Role');
  const policies = ofType(resources, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy');
  return ofType(resources, 'AWS::Lambda::Function').flatMap(({ properties, names }) => {
    const roleArn = textOf(properties, 'Role') ?? '';
    const role = roles.find((one) => one.names.attributes['Arn'] === roleArn);
    if (role === undefined) return [];
    const inline = (role.properties['Policies'] ?? []) as readonly { readonly PolicyDocument: unknown }[];
    const bound = policies.filter(({ properties: { Roles } }) =>
      ((Roles ?? []) as readonly string[]).includes(role.names.ref),
    );
    const boundaryName = textOf(role.properties, 'PermissionsBoundary');
    const boundary = policies.find((one) => one.names.ref === boundaryName);
    if (boundaryName !== undefined && boundary === undefined)
      throw new Error(`The boundary of ${role.logicalId} is not in the templates.`);
    return [
      {
        functionName: names.ref,
        roleArn,
        statements: [
          ...ownLog(role.properties['ManagedPolicyArns'], names.ref),
          ...inline.flatMap(({ PolicyDocument }) => statementsIn(PolicyDocument)),
          ...bound.flatMap(({ properties: policy }) => statementsIn(recordOf(policy, 'PolicyDocument'))),
        ],
        boundary:
          boundary === undefined ? undefined : statementsIn(recordOf(boundary.properties, 'PolicyDocument')),
      },
    ];
  });
}

/** What AWS's own policy for functions allows, narrowed to the function's log. */
function ownLog(policyArns: unknown, functionName: string): readonly Statement[] {
  const arns = (policyArns ?? []) as readonly string[];
  if (!arns.some((arn) => arn.endsWith('/AWSLambdaBasicExecutionRole'))) return [];
  const Resource = `arn:aws:logs:*:*:log-group:/aws/lambda/${functionName}:*`;
  return [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource }];
}

function statementsIn(document: unknown): readonly Statement[] {
  return (document as { readonly Statement?: readonly Statement[] }).Statement ?? [];
}
