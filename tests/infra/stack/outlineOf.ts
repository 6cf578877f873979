import type { Environment } from '../../../infra/stack/settings.ts';
import type { CloudResource } from '../../cloud/template/readResources.ts';

/** Bodies of dashboards have a test of their own; what follows from the bytes of bundles says nothing. */
const left = new Set(['Code', 'DashboardBody', 'Tags', 'UserPoolTags', 'Environment', 'Metrics']);
/** There is one to each call, and the calls are seen anyway. */
const passedOver = new Set(['AWS::CDK::Metadata', 'AWS::Lambda::Permission']);

/**
 * All of both templates in lines that a person can compare, one a property; names of the environment are written as
 * those of `dev`, so that environments can be compared, too.
 */
export function outlineOf(resources: readonly CloudResource[], environment: Environment): readonly string[] {
  const capital = environment.slice(0, 1).toUpperCase() + environment.slice(1);
  return resources
    .filter(({ type }) => !passedOver.has(type))
    .flatMap(({ type, logicalId, properties }) =>
      Object.entries(properties)
        .filter(([name]) => !left.has(name))
        .map(
          ([name, value]) =>
            `${type.replace('AWS::', '')} ${plain(logicalId)} ${name}: ${JSON.stringify(value)}`,
        ),
    )
    .map((line) => line.replaceAll(`-${environment}`, '-dev').replaceAll(capital, 'Dev'))
    .sort();
}

/** Ids end in a digest of their path, which has the name of the stack in it. */
function plain(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
