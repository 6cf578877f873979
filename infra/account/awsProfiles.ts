import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AwsProfile } from '../../core/model/aws.ts';

/** Where the person's AWS files lie; absent: where the AWS tools look. */
export interface AwsPlaces {
  readonly configFile?: string;
  readonly credentialsFile?: string;
}

/**
 * The profiles in the person's AWS files, sorted by name: which way each comes to credentials, and its region. No other
 * value of the files is kept.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html for the form of both files
 */
export async function awsProfiles({
  configFile,
  credentialsFile,
}: AwsPlaces): Promise<readonly AwsProfile[]> {
  const folder = join(homedir(), '.aws');
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  const found = new Map<string, AwsProfile>();
  const texts = [
    { text: await textOf(configFile ?? config ?? join(folder, 'config')), form: /^profile\s+(.+)$/ },
    { text: await textOf(credentialsFile ?? credentials ?? join(folder, 'credentials')), form: /^(.+)$/ },
  ];
  for (const { text, form } of texts) {
    for (const { name, settings } of sections(text, form)) {
      const former = found.get(name);
      const way = wayOf(settings);
      found.set(name, {
        name,
        way: former === undefined || former.way === 'other' ? way : former.way,
        region: former?.region || (settings.get('region') ?? ''),
      });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Section {
  readonly name: string;
  readonly settings: ReadonlyMap<string, string>;
}

function sections(text: string, form: RegExp): readonly Section[] {
  const found: { name: string; settings: Map<string, string> }[] = [];
  let open: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^[ \t]*\[([^\]]{1,200})\]/.exec(line)?.[1]?.trim();
    if (heading !== undefined) {
      const name = heading === 'default' ? 'default' : form.exec(heading)?.[1]?.trim();
      open = name === undefined ? undefined : new Map<string, string>();
      if (name !== undefined && open !== undefined)
        found.push({ name: name.replace(/^["'](.*)["']$/, '$1'), settings: open });
      continue;
    }
    const [, key, value] = /^([\w-]{1,100})\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) open?.set(key, value.trim());
  }
  return found;
}

function wayOf(settings: ReadonlyMap<string, string>): AwsProfile['way'] {
  if (settings.has('role_arn')) return 'role';
  if (settings.has('sso_session') || settings.has('sso_start_url')) return 'sso';
  if (settings.has('login_session')) return 'login';
  if (settings.has('credential_process')) return 'process';
  return settings.has('aws_access_key_id') ? 'keys' : 'other';
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // Whoever has no such file has no profiles.
    return '';
  }
}
