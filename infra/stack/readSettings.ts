import { AppError } from '../../core/model/errors.ts';
import { environmentDefaults } from './environments.ts';
import type { Environment, StackSettings } from './settings.ts';
import { environments, stackSettingsForm } from './settings.ts';

/** What an owner may say otherwise; groups such as `alarms` may be given in part. */
export interface SettingsAsked {
  /** `dev`, `staging` or `prod`. */
  readonly environment: string;
  /** The parsed settings file: for each environment what is to be otherwise. */
  readonly file?: unknown;
  /** What the command line says; goes before the file. */
  readonly said?: Readonly<Record<string, unknown>>;
}

/**
 * Settings of one environment: what it is by itself, over it the file, over that the command line.
 *
 * @throws {AppError} `USAGE`, with one line in `details` for each wrong setting: its path and what it should be
 */
export function readSettings({ environment, file = {}, said = {} }: SettingsAsked): StackSettings {
  if (!isEnvironment(environment)) {
    throw new AppError('USAGE', `There is no environment "${environment}".`, {
      remedy: `Say --env with one of ${environments.join(', ')}.`,
    });
  }
  const merged = overlay(overlay(environmentDefaults[environment], ofEnvironment(file, environment)), said);
  const result = stackSettingsForm.safeParse(merged);
  const details = result.success
    ? troublesOfClaims(result.data)
    : result.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
  if (result.success && details.length === 0) return result.data;
  throw new AppError('USAGE', `Settings of the environment ${environment} are wrong.`, {
    details,
    remedy: 'Correct the settings named and try again; docs/operations.md lists them all.',
  });
}

/** What health claims ask for beyond what is checked in the templates. */
function troublesOfClaims({ claims, environment, removal, signIn }: StackSettings): readonly string[] {
  if (!claims || environment !== 'prod') return [];
  return [
    ...(removal === 'keep' ? [] : ['removal: is "keep" where health claims go through']),
    ...(signIn.secondFactor === 'required'
      ? []
      : ['signIn.secondFactor: is "required" where health claims go through']),
  ];
}

function ofEnvironment(file: unknown, environment: Environment): unknown {
  const strange = isGroup(file) ? Object.keys(file).filter((name) => !isEnvironment(name)) : ['settings'];
  if (!isGroup(file) || strange.length > 0) {
    throw new AppError('USAGE', 'The settings file is not as expected.', {
      details: strange.map((name) => `${name}: is one of ${environments.join(', ')}`),
      remedy: 'Write one group for each environment, such as { "prod": { "region": "eu-west-1" } }.',
    });
  }
  return file[environment] ?? {};
}

/** Groups are laid over each other; anything else is replaced. */
function overlay(below: unknown, above: unknown): unknown {
  if (!isGroup(below) || !isGroup(above)) return above;
  const names = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      Object.hasOwn(above, name) ? overlay(below[name], above[name]) : below[name],
    ]),
  );
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEnvironment(text: string): text is Environment {
  return environments.some((environment) => environment === text);
}
