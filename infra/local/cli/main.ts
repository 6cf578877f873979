/**
 * Entry file of the command line, `mapwright`. It has compiled code kept, and starts the engine process of a command that
 * reads files; the rest is loaded while that process comes up.
 */
import { codeCacheFolder, useCodeCache } from '../files/codeCache.ts';

useCodeCache(codeCacheFolder('host'));
const [command = ''] = process.argv.slice(2);
const processUrl = new URL('./engineProcess.js', import.meta.url);
const ahead = ['analyze', 'propose'].includes(command)
  ? (await import('./session/engineAhead.ts')).startAhead(processUrl)
  : undefined;
const { runProgram } = await import('./program.ts');
await runProgram(processUrl, ahead?.fork);
ahead?.drop();
