import { AppError } from '../../../core/model/errors.ts';
import { exitCodeOf, type Session } from './session/commandSession.ts';
import { type Command, parseCommand } from './orders/parseCommand.ts';
import { printable } from './session/textTable.ts';

/**
 * Does what the command line asks for: answers on standard output, everything else on standard error.
 *
 * @returns the exit code: 0 done, 1 a problem with the data, 2 wrong usage, 3 a problem with this machine
 */
export async function runCommandLine(parameters: readonly string[], session: Session): Promise<number> {
  try {
    return await perform(parseCommand(parameters), session);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    session.terminal.say(`mapwright: ${error.message} ${error.remedy}`);
    // One detail says what the message says.
    if (error.details.length > 1)
      for (const line of error.details) session.terminal.say(`  ${printable(line)}`);
    return exitCodeOf(error);
  }
}

/** Each command loads its own code only: most need neither the store nor the web server. */
async function perform(command: Command, session: Session): Promise<number> {
  switch (command.kind) {
    case 'help':
      await session.terminal.print((await import('./helpText.ts')).helpText);
      return 0;
    case 'version':
      await session.terminal.print(`${session.appVersion}\n`);
      return 0;
    case 'analyze':
      return (await import('./analyze/analyzeCommand.ts')).analyzeCommand(command, session);
    case 'propose':
      return (await import('./propose/proposeCommand.ts')).proposeCommand(command, session);
    case 'run':
      return (await import('./run/runCommand.ts')).runCommand(command, session);
    case 'history':
      return (await import('./history/historyCommand.ts')).historyCommand(command, session);
    case 'packs':
      return (await import('./known/packsCommand.ts')).packsCommand(command, session);
    case 'mappings':
      return (await import('./known/mappingsCommand.ts')).mappingsCommand(command, session);
    case 'memory':
      return (await import('./known/memoryCommand.ts')).memoryCommand(command, session);
    case 'records':
      return (await import('./leads/recordsCommand.ts')).recordsCommand(command, session);
    case 'ask':
      return (await import('./leads/askCommand.ts')).askCommand(command, session);
    case 'standardise':
      return (await import('./leads/standardCommand.ts')).standardCommand(command, session);
    case 'scan':
      return (await import('./scan/scanCommand.ts')).scanCommand(command, session);
    case 'jobs':
      return (await import('./jobs/jobsCommand.ts')).jobsCommand(command, session);
    case 'llm':
      return (await import('./known/llmCommand.ts')).llmCommand(command, session);
    case 'serve':
      return (await import('./serveCommand.ts')).serveCommand(command, session);
    case 'pipeline':
      return (await import('./jobs/pipelineCommand.ts')).pipelineCommand(command, session);
  }
}
