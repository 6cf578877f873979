import { AppError } from '../../../../core/model/errors.ts';

/** The command cannot go without something: `a file to run`. */
export function notGiven(what: string): AppError {
  return new AppError('USAGE', `The command needs ${what}.`);
}

/** Two things were given of which each says something else: `--mapping and --target`. */
export function bothGiven(what: string): AppError {
  return new AppError('USAGE', `The command takes either of ${what}, not both.`);
}
