import { AppError } from '../../../core/model/errors.ts';
import { analyzeCommand } from './analyzeCommand.ts';
import { exitCodeOf, type Session } from './commandSession.ts';
import { helpText } from './helpText.ts';
import { historyCommand } from './historyCommand.ts';
import { type Command, parseCommand } from './parseCommand.ts';
import { proposeCommand } from './proposeCommand.ts';
import { runCommand } from './runCommand.ts';
import { serveCommand } from './serveCommand.ts';

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
    return exitCodeOf(error);
  }
}

async function perform(command: Command, session: Session): Promise<number> {
  switch (command.kind) {
    case 'help':
      await session.terminal.print(helpText);
      return 0;
    case 'version':
      await session.terminal.print(`${session.appVersion}\n`);
      return 0;
    case 'analyze':
      return analyzeCommand(command, session);
    case 'propose':
      return proposeCommand(command, session);
    case 'run':
      return runCommand(command, session);
    case 'history':
      return historyCommand(command, session);
    case 'serve':
      return serveCommand(command, session);
  }
}
