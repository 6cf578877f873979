/** What stand-ins are addressed with. */
export const standInRegion = 'eu-central-1';
export const standInCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'stand-in',
} as const;
