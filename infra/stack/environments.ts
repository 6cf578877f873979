import type { Environment, StackSettings } from './settings.ts';

const common = {
  prefix: 'mapwright',
  region: 'us-east-1',
  account: null,
  claims: false,
  routes: [],
  architecture: 'arm64',
  nativeArchitecture: 'x64',
  tracing: true,
  addresses: 'mailbox',
  model: null,
  warehouse: null,
} satisfies Partial<StackSettings>;

const lifeCycle = {
  infrequentAfter: 30,
  glacierAfter: 90,
  deepArchiveAfter: null,
  workDays: 7,
  oldVersionDays: 90,
  accessLogDays: 90,
} satisfies StackSettings['lifeCycle'];

const alarms = {
  errorShare: 0.05,
  durationShare: 0.8,
  queueDepth: 1000,
  queueMinutes: 15,
  concurrencyShare: 0.9,
  monthlyUsd: null,
} satisfies StackSettings['alarms'];

/** A desk without Electron listens on any port of this address; Cognito takes plain HTTP for `localhost` alone. */
const signIn = {
  secondFactor: 'optional',
  callbackUrls: ['http://localhost:17171/signed-in'],
} satisfies StackSettings['signIn'];

/**
 * What each environment is without a word from its owner. `dev` is small, tells late and is gone when it is destroyed;
 * `staging` is like `prod`, but forgets; `prod` keeps everything and tells early.
 */
export const environmentDefaults: Readonly<Record<Environment, StackSettings>> = {
  dev: {
    ...common,
    environment: 'dev',
    removal: 'destroy',
    logDays: 7,
    lifeCycle: { ...lifeCycle, oldVersionDays: 7, accessLogDays: 30 },
    concurrency: { main: 10, test: 2, analyze: 5, finish: 2, scan: 5, reserve: false },
    alarms: { ...alarms, errorShare: 0.2, durationShare: 0.9, queueDepth: 5000, queueMinutes: 60 },
    signIn,
  },
  staging: {
    ...common,
    environment: 'staging',
    removal: 'destroy',
    logDays: 30,
    lifeCycle,
    concurrency: { main: 50, test: 10, analyze: 20, finish: 10, scan: 10, reserve: true },
    alarms,
    signIn,
  },
  prod: {
    ...common,
    environment: 'prod',
    removal: 'keep',
    logDays: 365,
    lifeCycle: { ...lifeCycle, deepArchiveAfter: 365, oldVersionDays: null, accessLogDays: 365 },
    concurrency: { main: 100, test: 10, analyze: 50, finish: 20, scan: 10, reserve: true },
    alarms: { ...alarms, errorShare: 0.01 },
    signIn: { ...signIn, secondFactor: 'required' },
  },
};
