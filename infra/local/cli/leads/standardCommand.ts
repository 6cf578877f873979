import { AppError } from '../../../../core/model/errors.ts';
import type { PackId } from '../../../../core/model/ids.ts';
import { standardOptions } from '../../../../core/model/options/standardOptions.ts';
import type {
  DeadValueView,
  StandardJobView,
  StandardPlan,
  SuggestionView,
} from '../../../../core/model/standardising.ts';
import type { Service } from '../../../../core/service/createService.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import { packOf } from './recordsCommand.ts';
import type { StandardOrder } from '../orders/standardOrder.ts';
import { textTable } from '../session/textTable.ts';

type Standardising = Service['standardising'];

/** Tells what standardising would send and cost, does it, or decides what is suggested. @returns the exit code */
export async function standardCommand(order: StandardOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  try {
    const { records, standardising } = world.service;
    const pack = await packOf(records, order.pack);
    if (pack === undefined) {
      session.terminal.say('No run has loaded a record yet.');
      return 0;
    }
    const { packId } = pack;
    switch (order.what) {
      case 'estimate':
      case 'send':
        return await askFor(standardising, { order, packId, session });
      case 'list':
        await printSuggestions(await allOpen(standardising, packId), { order, session });
        return 0;
      case 'dead':
        await printDead(await standardising.dead({ packId }), { order, session });
        return 0;
      case 'accept':
      case 'reject':
        return await decide(standardising, { order, packId, session });
    }
  } finally {
    await world.close();
  }
}

interface Asked {
  readonly order: StandardOrder;
  readonly packId: PackId;
  readonly session: Session;
}

async function askFor(standardising: Standardising, { order, packId, session }: Asked): Promise<number> {
  const known = (await standardising.look({ packId })).fields;
  const unknown = order.fields?.find((name) => !known.some(({ field }) => field === name));
  if (unknown !== undefined)
    throw new AppError('USAGE', `${unknown} is no field with values to standardise.`, {
      remedy: `Take some of ${known.map(({ field }) => field).join(', ')}.`,
    });
  const dead = order.again ? (await standardising.dead({ packId })).slice(0, standardOptions.deadAtOnce) : [];
  const again = dead.map(({ field, value }) => ({ field, value }));
  if (order.again && again.length === 0) {
    session.terminal.say('No value was asked about in vain.');
    return 0;
  }
  const all = order.again ? [...new Set(again.map(({ field }) => field))] : known.map(({ field }) => field);
  const fields = order.fields ?? all;
  if (fields.length === 0) throw new AppError('USAGE', 'No field of these records can be standardised.');
  const scope = { packId, fields, ...(order.again ? { again } : {}) };
  const plan = await standardising.plan(scope);
  if (order.what === 'estimate') {
    const overview = { fields: known, plan };
    await session.terminal.print(`${order.json ? JSON.stringify(overview) : planText(known, plan)}\n`);
    return 0;
  }
  const { requestHash } = plan;
  session.terminal.say(planLine(plan));
  const started = await standardising.start({ ...scope, requestHash, mostCost: order.mostCost });
  const stop = (): void => void standardising.pause({ jobId: started.id });
  session.signal.addEventListener('abort', stop, { once: true });
  const job = await standardising.settled({ jobId: started.id });
  session.terminal.say(jobLine(job));
  await printSuggestions(await allOpen(standardising, packId), { order, session });
  return job.state === 'done' ? 0 : 1;
}

async function decide(standardising: Standardising, { order, packId, session }: Asked): Promise<number> {
  const ids = order.ids === 'all' ? (await allOpen(standardising, packId)).map(({ id }) => id) : order.ids;
  let records = 0;
  for (let at = 0; at < ids.length; at += standardOptions.pageSuggestions) {
    const some = { packId, ids: ids.slice(at, at + standardOptions.pageSuggestions) };
    if (order.what === 'accept') records += (await standardising.accept(some)).records;
    else await standardising.reject(some);
  }
  const told = { decided: ids.length, records };
  if (order.json) await session.terminal.print(`${JSON.stringify(told)}\n`);
  else if (order.what === 'accept')
    session.terminal.say(`${String(ids.length)} accepted; ${String(records)} records changed.`);
  else session.terminal.say(`${String(ids.length)} rejected; these values are not asked about again.`);
  return 0;
}

async function allOpen(standardising: Standardising, packId: PackId): Promise<readonly SuggestionView[]> {
  const found: SuggestionView[] = [];
  const count = standardOptions.pageSuggestions;
  for (;;) {
    const page = await standardising.suggestions({ packId, state: 'open', first: found.length, count });
    found.push(...page);
    if (page.length < count) return found;
  }
}

async function printSuggestions(
  list: readonly SuggestionView[],
  { order, session }: Pick<Asked, 'order' | 'session'>,
): Promise<void> {
  if (order.json) {
    for (const one of list) await session.terminal.print(`${JSON.stringify(one)}\n`);
    return;
  }
  if (list.length === 0) {
    session.terminal.say('No suggestion waits for a decision.');
    return;
  }
  const table = textTable(
    [
      { title: 'no', right: true },
      { title: 'field' },
      { title: 'from', mostCharacters: 36 },
      { title: 'to', mostCharacters: 36 },
      { title: 'records', right: true },
      { title: 'by' },
    ],
    list.map(({ id, field, from, to, records, modelId }) => [
      String(id),
      field,
      from,
      to,
      String(records),
      modelId === '' ? 'rules' : `AI ${modelId}`,
    ]),
  );
  await session.terminal.print(`${table}\n`);
}

async function printDead(
  list: readonly DeadValueView[],
  { order, session }: Pick<Asked, 'order' | 'session'>,
): Promise<void> {
  if (order.json) for (const one of list) await session.terminal.print(`${JSON.stringify(one)}\n`);
  else if (list.length === 0) session.terminal.say('No value was asked about in vain.');
  else
    await session.terminal.print(
      `${textTable(
        [
          { title: 'field' },
          { title: 'value', mostCharacters: 36 },
          { title: 'records', right: true },
          { title: 'cause' },
        ],
        list.map(({ field, value, records, fault }) => [field, value, String(records), causes[fault]]),
      )}\n`,
    );
}

const causes = {
  rules: 'the answer breaks the rules of the field',
  answer: 'no answer kept to the form',
} as const;

function planText(fields: Awaited<ReturnType<Standardising['look']>>['fields'], plan: StandardPlan): string {
  const table = textTable(
    [
      { title: 'field' },
      { title: 'values', right: true },
      { title: 'records', right: true },
      { title: 'by rule', right: true },
      { title: 'may be sent' },
    ],
    fields.map(({ field, values, records, byRule, mayBeSent }) => [
      field,
      String(values),
      String(records),
      String(byRule),
      mayBeSent ? 'yes' : 'no',
    ]),
  );
  return `${table}\n${planLine(plan)}`;
}

function planLine({
  values,
  byRule,
  cached,
  batches,
  modelId,
  endpoint,
  estimate,
  obstacles,
}: StandardPlan): string {
  const cost = estimate.cost === null ? 'no prices are set' : `at most about ${estimate.cost.toFixed(4)}`;
  const sent =
    values === 0
      ? 'Nothing would be sent'
      : `${String(values)} values in ${String(batches)} requests to ${modelId} at ${endpoint}: ${String(estimate.inputTokens)} tokens and at most ${String(estimate.outputTokens)} back, ${cost}`;
  const why = obstacles.map(({ kind }) => kind).join(', ');
  return `${sent}. ${String(byRule)} by rule, ${String(cached)} answered before.${why === '' ? '' : ` In the way: ${why}.`}`;
}

function jobLine({ state, why, suggested, left, refused, calls, tokens, cost }: StandardJobView): string {
  const spent = `${String(calls)} requests, ${String(tokens)} tokens${cost === null ? '' : `, ${cost.toFixed(4)}`}`;
  return `${state}${why === '' ? '' : ` (${why})`}: ${String(suggested)} suggested, ${String(left)} left as they are, ${String(refused)} without a usable answer. ${spent}.`;
}
