/** Kafka's own tools as the outside client, run the way a person runs them: `npm run -s kafka -- TOOL …`. */
import { spawn } from 'node:child_process';
import { REPOSITORY } from '@samsa/local-stack/service';

const BOUND_MS = 60_000;

/** @throws with what the tool said when it ends badly */
export function kafkaCli(args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '-s', 'kafka', '--', ...args], { cwd: REPOSITORY, stdio: ['pipe', 'pipe', 'pipe'], timeout: BOUND_MS });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`kafka ${args[0]} ended with ${code}: ${stderr || stdout}`));
    });
    child.stdin.end(input);
  });
}
