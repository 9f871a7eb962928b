/** Takes a password from a person or a pipe without showing it. */
import { ConfigError } from '../errors.ts';

const LONGEST = 4096;

/** Asks twice at the terminal, without echo. @throws ConfigError when the two differ, or nobody answers */
export async function askPassword(question: string): Promise<string> {
  const first = await askHidden(question);
  if ((await askHidden('Once more: ')) === first) return first;
  throw new ConfigError('Expected the same password twice, got two different ones');
}

/** The first line, without its end. */
export async function readLine(input: AsyncIterable<string | Buffer>): Promise<string> {
  let text = '';
  for await (const part of input) {
    text += part.toString();
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return (text.split('\n')[0] ?? '').replace(/\r$/, '');
}

function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    function end(): void {
      stdin.off('data', hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    }
    function hear(part: string): void {
      for (const key of part) {
        const isDone = key === '\r' || key === '\n';
        const isLeft = key === '\u0003' || key === '\u0004';
        if (isDone || isLeft) end();
        if (isDone) resolve(typed);
        if (isLeft) reject(new ConfigError('Expected a password, got none'));
        if (isDone || isLeft) return;
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
      }
    }
    stdin.on('data', hear);
  });
}
