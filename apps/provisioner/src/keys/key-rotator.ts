/**
 * Carries a rotation of keys out: wraps every secret that an older key wraps by the wanted one, a batch at a time, kind by kind.
 * There is no place it has to remember: what is left to do is what the secrets themselves say, so another process may go on at any
 * moment, or do the same at the same time. Either key opens everything until the last batch is through.
 *
 * A secret that no key opens is passed over and told; it keeps the rotation from ending, because the key it needs must not go yet.
 */
import type { Logger } from '@samsa/runtime/log';
import { KmsAway } from '@samsa/runtime/kms';
import type { Sealer } from '@samsa/runtime/seal';
import type { Database } from '@samsa/store/database';
import * as keyRotations from '@samsa/store/key-rotations';
import type { SealedKind } from '@samsa/store/key-rotations';

const LOOK_MS = 5_000;
/** After a look that left something behind. */
const AGAIN_MS = 10_000;
const BATCH = 200;
const NAMED_MOST = 3;

export class KeyRotator {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  start(): void {
    this.schedule(LOOK_MS);
  }

  /** Resolves when the batch under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.look().then(
        (left) => this.schedule(left ? AGAIN_MS : LOOK_MS),
        (err: Error) => {
          this.log.warn({ err }, 'the rotation of keys met a fault and is gone on with later');
          this.schedule(AGAIN_MS);
        },
      );
    }, inMs);
  }

  /** @returns whether something was left behind */
  private async look(): Promise<boolean> {
    const rotation = await keyRotations.openRotation(this.database);
    if (!rotation) return false;
    const stuck: string[] = [];
    for (const kind of keyRotations.SEALED_KINDS) stuck.push(...(await this.wrapAll(rotation, kind)));
    if (this.stopped) return false;
    const older = (await keyRotations.inUse(this.database)).filter(({ version }) => version < rotation.keyVersion);
    const remaining = older.reduce((sum, { secrets }) => sum + secrets, 0);
    await keyRotations.recordLook(this.database, rotation.id, remaining, stuck.length > 0 ? inWords(stuck) : undefined);
    return remaining > 0;
  }

  /** @returns those that cannot be opened */
  private async wrapAll(rotation: keyRotations.Rotation, kind: SealedKind): Promise<string[]> {
    const stuck: string[] = [];
    for (let after = ''; !this.stopped; ) {
      const values = await keyRotations.wrappedByOlder(this.database, kind, rotation.keyVersion, after, BATCH);
      const last = values.at(-1);
      if (!last) break;
      const wrapped = await Promise.all(values.map((value) => this.wrap(kind, value)));
      const ready = wrapped.filter((one) => 'becomes' in one);
      stuck.push(...wrapped.flatMap((one) => ('stuck' in one ? [one.stuck] : [])));
      if (ready.length > 0) await keyRotations.rewrap(this.database, rotation.id, kind, ready);
      after = last.id;
    }
    return stuck;
  }

  /** @throws KmsAway: there is no sense in going on without it */
  private async wrap(kind: SealedKind, { id, sealed }: keyRotations.SealedValue): Promise<{ id: string; was: Uint8Array; becomes: Buffer } | { stuck: string }> {
    try {
      const becomes = await this.sealer.rewrap(sealed, `${kind} ${id}`);
      return becomes ? { id, was: sealed, becomes } : { stuck: `${kind} ${id}` };
    } catch (fault) {
      if (fault instanceof KmsAway) throw fault;
      return { stuck: `${kind} ${id}` };
    }
  }
}

function inWords(stuck: string[]): string {
  const more = stuck.length - NAMED_MOST;
  return `No key there is opens ${stuck.slice(0, NAMED_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}. Put the key back that sealed them, or set them anew.`;
}
