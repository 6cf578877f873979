import type { FunctionPlan } from './functionPlans.ts';
import { isCalledAside } from './functionPlans.ts';
import type { TableUse } from './portRights.ts';
import {
  bucketRights,
  connectionRights,
  fileMetadataRights,
  leadRights,
  mappingRights,
  modelRights,
  objectRights,
  queueRights,
  scanRights,
  sessionRights,
  standardRights,
  uploadRights,
  warehouseRights,
} from './portRights.ts';
import type { PortUses } from './portUses.ts';
import type { DeadQueue, WorkQueue } from './queuePlans.ts';
import type { TableName } from './tablesOfStack.ts';

/** What an action is allowed on. */
export type RightTarget =
  | { readonly kind: 'table'; readonly table: TableName; readonly index: string | null }
  | { readonly kind: 'objects'; readonly bucket: 'data' | 'quarantine'; readonly prefix: string }
  | { readonly kind: 'bucket' }
  | { readonly kind: 'queue'; readonly queue: WorkQueue | DeadQueue | 'lost' }
  | { readonly kind: 'topic'; readonly topic: 'processing' | 'errors' }
  | { readonly kind: 'connections' }
  | { readonly kind: 'model' }
  | { readonly kind: 'warehouse' }
  /** Statements of the warehouse that the function itself has begun; they have no name that a right could give. */
  | { readonly kind: 'statements' }
  /** A key, through the services that encrypt with it. */
  | { readonly kind: 'key'; readonly key: 'data' | 'quarantine'; readonly services: readonly string[] };

export interface Right {
  readonly actions: readonly string[];
  readonly target: RightTarget;
}

/**
 * All that a function may do beside writing its own log and traces: what its ports and its trigger ask for.
 * @param has whether there is a language model that it could ask
 */
export function rightsOf(plan: FunctionPlan, has: { readonly model: boolean }): readonly Right[] {
  const { trigger } = plan;
  const { model, ...others } = plan.uses;
  const uses: PortUses = model === undefined || !has.model ? others : { ...others, model };
  const called: readonly Right[] =
    trigger.by === 'queues'
      ? trigger.queues.map((queue) => ({
          // What the event source does in the function's name.
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          target: { kind: 'queue', queue },
        }))
      : [];
  const lost: readonly Right[] = isCalledAside(plan)
    ? [{ actions: ['sqs:SendMessage'], target: { kind: 'queue', queue: 'lost' } }]
    : [];
  const rights = [...called, ...lost, ...tableRights(uses), ...storeRights(uses), ...otherRights(uses)];
  return merged([...rights, ...keyRights(rights)]);
}

function tableRights(uses: PortUses): readonly Right[] {
  const asked: readonly TableUse[] = [
    ...(uses.uploads ?? []).flatMap((method) => uploadRights[method]),
    ...(uses.fileMetadata ?? []).flatMap((method) => fileMetadataRights[method]),
    ...(uses.sessions ?? []).flatMap((method) => sessionRights[method]),
    ...(uses.mappings ?? []).flatMap((method) => mappingRights[method]),
    ...(uses.leads ?? []).flatMap((method) => leadRights[method]),
    ...(uses.standards ?? []).flatMap((method) => standardRights[method]),
    ...(uses.spending === undefined ? [] : modelRights.spent),
    ...(uses.connections ?? []).flatMap((method) => connectionRights[method]),
    ...(uses.scans ?? []).flatMap((method) => scanRights[method]),
    ...(uses.model === undefined ? [] : Object.values(modelRights).flat()),
  ];
  return asked.flatMap(({ table, actions = [], indexes = [] }): readonly Right[] => [
    {
      actions: actions.map((action) => `dynamodb:${action}`),
      target: { kind: 'table', table, index: null },
    },
    ...indexes.map(
      (index): Right => ({ actions: ['dynamodb:Query'], target: { kind: 'table', table, index } }),
    ),
  ]);
}

function storeRights({ objects = {}, quarantine = [], queues = {} }: PortUses): readonly Right[] {
  const ofObjects = entries(objects).flatMap(([method, prefixes]): readonly Right[] => [
    ...prefixes.map(
      (prefix): Right => ({
        actions: objectRights[method],
        target: { kind: 'objects', bucket: 'data', prefix },
      }),
    ),
    { actions: bucketRights[method], target: { kind: 'bucket' } },
  ]);
  const ofQuarantine = quarantine.map(
    (method): Right => ({
      actions: objectRights[method],
      target: { kind: 'objects', bucket: 'quarantine', prefix: '' },
    }),
  );
  const ofQueues = entries(queues).flatMap(([method, names]) =>
    names.map((queue): Right => ({ actions: queueRights[method], target: { kind: 'queue', queue } })),
  );
  return [...ofObjects, ...ofQuarantine, ...ofQueues];
}

function otherRights({ topics = [], connections = [], model, warehouse }: PortUses): readonly Right[] {
  return [
    ...topics.map((topic): Right => ({ actions: ['sns:Publish'], target: { kind: 'topic', topic } })),
    ...(connections.includes('post')
      ? [{ actions: ['execute-api:ManageConnections'], target: { kind: 'connections' } as const }]
      : []),
    ...(model === undefined
      ? []
      : [{ actions: ['bedrock:InvokeModel'], target: { kind: 'model' } as const }]),
    ...(warehouse === undefined
      ? []
      : [
          {
            actions: [...warehouseRights.workgroup],
            target: { kind: 'warehouse' } as const,
          },
          { actions: [...warehouseRights.statements], target: { kind: 'statements' } as const },
        ]),
  ];
}

/** Whoever reads what is encrypted needs the key for it, and to write needs it, too; but only by way of the service. */
function keyRights(rights: readonly Right[]): readonly Right[] {
  const services = { data: new Set<string>(), quarantine: new Set<string>() };
  for (const { target } of rights) {
    if (target.kind === 'objects') services[target.bucket].add('s3');
    if (target.kind === 'table') services.data.add('dynamodb');
    if (target.kind === 'topic') services.data.add('sns');
  }
  return entries(services).flatMap(([key, names]): readonly Right[] =>
    names.size === 0
      ? []
      : [
          {
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            target: { kind: 'key', key, services: [...names].sort() },
          },
        ],
  );
}

/** One right a target, with its actions in order. */
function merged(rights: readonly Right[]): readonly Right[] {
  const byTarget = new Map<string, { target: RightTarget; actions: Set<string> }>();
  for (const { actions, target } of rights) {
    if (actions.length === 0) continue;
    const name = JSON.stringify(target);
    const present = byTarget.get(name) ?? { target, actions: new Set() };
    for (const action of actions) present.actions.add(action);
    byTarget.set(name, present);
  }
  return [...byTarget.values()].map(({ target, actions }) => ({ target, actions: [...actions].sort() }));
}

function entries<Name extends string, Value>(
  group: Readonly<Partial<Record<Name, Value>>>,
): readonly (readonly [Name, Value])[] {
  return Object.entries(group) as unknown as readonly (readonly [Name, Value])[];
}
