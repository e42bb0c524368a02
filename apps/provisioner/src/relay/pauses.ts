/**
 * What is paused now, in memory: asked before every step of a pass, so that a pass under way stops at its next step. The claim of
 * a pass asks Postgres itself; this is told by a notice, reads anew after every reconnect, and is never the only guard. Before a pass
 * is stopped Postgres is asked again: a pass that begins with the lifting of a pause may be ahead of its notice.
 */
import type { PauseScope } from '@samsa/domain/pause-scope';
import type { Database } from '@samsa/store/database';
import { covers, type Pausable, PAUSE_CHANNEL, scopes } from '@samsa/store/pauses';

export class Pauses {
  private standing: PauseScope[] = [];
  private listening: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly onFault: (fault: Error) => void,
  ) {}

  start(): void {
    this.listening = this.database.listen([PAUSE_CHANNEL], () => void this.read().catch(this.onFault));
  }

  async holds(cluster: Pausable): Promise<boolean> {
    const covered = (): boolean => this.standing.some((scope) => covers(scope, cluster));
    if (!covered()) return false;
    await this.read();
    return covered();
  }

  async stop(): Promise<void> {
    await this.listening?.stop();
  }

  private async read(): Promise<void> {
    this.standing = await scopes(this.database);
  }
}
