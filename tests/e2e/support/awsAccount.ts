import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, type Page } from '@playwright/test';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import { openTextract, type SeenWord, type TextractServer } from '../../cloud/emulators/textract.ts';
import type { Fault } from '../../cloud/levers/levers.ts';
import { openS3Server } from '../../cloud/s3/s3Server.ts';
import type { S3Request } from '../../cloud/s3/s3Request.ts';

/** Servers that speak the wire of S3 and of Textract, and a person's files that name them. */
export interface AwsAccount {
  /** What an app needs to find them. */
  readonly surroundings: Readonly<Record<string, string>>;
  /** Of the bucket `drawings`. */
  readonly s3: S3Client;
  readonly textract: TextractServer;
  /** What a call of S3 meets; changed by the test. */
  fault: (request: S3Request) => Fault | undefined;
  close(): Promise<void>;
}

/** @param see the words of a page that Textract is given */
export async function openAwsAccount(see: () => readonly (readonly SeenWord[])[]): Promise<AwsAccount> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-aws-'));
  const server = await openS3Server({
    folder,
    region: standInRegion,
    fault: (request) => account.fault(request),
  });
  server.createBucket('drawings');
  const textract = await openTextract(see);
  const { accessKeyId, secretAccessKey } = standInCredentials;
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'keys'),
  };
  writeFileSync(files.AWS_CONFIG_FILE, `[default]\nregion = ${standInRegion}\n`);
  writeFileSync(
    files.AWS_SHARED_CREDENTIALS_FILE,
    `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  const s3 = new S3Client({
    endpoint: server.url,
    region: standInRegion,
    credentials: standInCredentials,
    forcePathStyle: true,
  });
  const account: AwsAccount = {
    surroundings: { ...files, AWS_ENDPOINT_URL_S3: server.url, AWS_ENDPOINT_URL_TEXTRACT: textract.url },
    s3,
    textract,
    fault: () => undefined,
    async close() {
      s3.destroy();
      await Promise.all([server.close(), textract.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return account;
}

/** Chooses the profile in the settings. */
export async function chooseProfile(desk: Page): Promise<void> {
  await expect(desk.getByText('Connected')).toBeVisible();
  await desk.evaluate(() => {
    location.hash = '/settings/aws';
  });
  await desk.getByRole('combobox', { name: 'Profile' }).selectOption('default');
}
