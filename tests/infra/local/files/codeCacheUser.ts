import { saveCode, useCodeCache } from '../../../../infra/local/files/codeCache.ts';

/** Uses a folder of compiled code: `codeCacheUser.ts FOLDER`; prints whether it could. */
const isUsed = useCodeCache(process.argv[2] ?? '');
await import('../../../../core/model/errors.ts');
if (isUsed) saveCode();
process.stdout.write(isUsed ? 'used' : 'not used');
