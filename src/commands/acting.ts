/** Who acts at a terminal, and what such a person may write into an incident's history. */
import { userInfo } from 'node:os';
import { ConfigError } from '../errors.ts';
import { NAME_LIMIT, NOTE_LIMIT } from '../pipeline/act-inbox.ts';
import { oneLine } from './report-lines.ts';

/** The name given with `--by`, else the login name of the system. @throws ConfigError when there is neither */
export function actorName(given: string | undefined): string {
  const name = oneLine(given ?? loginName());
  if (name === '') throw new ConfigError('Expected the name of a person, got none; give it with --by');
  if (name.length > NAME_LIMIT)
    throw new ConfigError(`Expected a name of at most ${NAME_LIMIT} characters for --by, got ${name.length}`);
  return name;
}

/** A sentence for the record, on one line; undefined when none was given. @throws ConfigError for an empty or a long one */
export function noteOption(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const note = oneLine(given);
  if (note === '') throw new ConfigError(`Expected a sentence for ${option}, got nothing that can be read`);
  if (note.length > NOTE_LIMIT)
    throw new ConfigError(`Expected at most ${NOTE_LIMIT} characters for ${option}, got ${note.length}`);
  return note;
}

/** In a container the process may run as a number without a name. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
