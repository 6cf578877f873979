import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BedrockPlaces } from './bedrock.ts';

/**
 * Names of the profiles in the person's AWS files, sorted; nothing else of the files is looked at.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html for the headings of both files
 */
export async function awsProfiles({
  configFile,
  credentialsFile,
}: BedrockPlaces): Promise<readonly string[]> {
  const folder = join(homedir(), '.aws');
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials } = process.env;
  const names = new Set([
    ...headings(await textOf(configFile ?? config ?? join(folder, 'config')), /^profile\s+(.+)$/),
    ...headings(await textOf(credentialsFile ?? credentials ?? join(folder, 'credentials')), /^(.+)$/),
  ]);
  return [...names].sort();
}

function headings(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(/^[ \t]*\[([^\]\r\n]{1,200})\]/gm)].flatMap(([, heading = '']) => {
    const name = heading.trim() === 'default' ? 'default' : form.exec(heading.trim())?.[1]?.trim();
    return name === undefined ? [] : [name.replace(/^["'](.*)["']$/, '$1')];
  });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // Whoever has no such file has no profiles.
    return '';
  }
}
