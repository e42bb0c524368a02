/**
 * Faults that a test plants at a step of the plan. Off unless SAMSA_FAILPOINTS names a folder; there a file `<display name>.<step>`
 * says what happens when a pass over that cluster comes to that step:
 *
 *   die          the process kills itself right after the step     twice        the step is done twice
 *   throw        the step throws instead, once                     throw-ever   … as long as the file is there
 *
 * A file that acts once is renamed to `<name>.taken.<pid>` before it acts, so that each fault is met by one process, once.
 */
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export class Failpoints {
  constructor(private readonly folder: string | undefined) {}

  /** Does a step, with the fault planted there if there is one. */
  async around(displayName: string, step: string, run: () => Promise<void>): Promise<void> {
    const fault = this.folder === undefined ? undefined : await this.take(join(this.folder, `${displayName}.${step}`));
    if (fault?.startsWith('throw')) throw new Error(`a fault is planted at ${step}`);
    await run();
    if (fault === 'twice') await run();
    if (fault !== 'die') return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined); // nothing of this process comes after
  }

  private async take(file: string): Promise<string | undefined> {
    try {
      const fault = (await readFile(file, 'utf8')).trim();
      if (fault !== 'throw-ever') await rename(file, `${file}.taken.${process.pid}`);
      return fault;
    } catch {
      return undefined;
    }
  }
}
