/**
 * From a session's cookie to a caller: the same caller as a cloud API key of that person would give. The token has 256 random
 * bits, so a plain hash of it is a safe way to look it up. What is read is kept for a second, as with keys, and forgotten with them.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '@samsa/domain/access';
import { Problem } from '@samsa/domain/problem';
import type { Database } from '@samsa/store/database';
import * as sessions from '@samsa/store/sessions';
import { LRUCache } from 'lru-cache';
import { grantOf } from './grants.ts';
import type { Origin } from './origin.ts';

const FRESH_MS = 1_000;
const REMEMBERED = 10_000;
/** How exactly it is known when somebody was last here. */
const TOUCH_MS = 60_000;
const TOKEN_BYTES = 32;

/** A session nobody uses for this long is over. */
export const IDLE_MINUTES = 12 * 60;
/** However busy, it is over after this. */
export const LIVES_MINUTES = 7 * 24 * 60;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
export const tokenHashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
/** Follows from the token, which no script can read, and does not tell it. */
const csrfTokenOf = (token: string): string => createHash('sha256').update(`csrf ${token}`).digest('base64url');

type Known = sessions.AuthenticatedSession | undefined;

export class SessionCredentials {
  private readonly cache = new LRUCache<string, { readAt: number; known: Promise<Known> }>({ max: REMEMBERED });

  constructor(private readonly database: Database) {}

  /** @throws Problem 401 */
  async caller(token: string, origin: Origin): Promise<Caller> {
    const tokenHash = tokenHashOf(token);
    const known = await this.known(tokenHash);
    if (!known || known.expiresAt.getTime() <= Date.now()) throw new Problem({ status: 401, code: 'SessionOver', detail: 'This session is over. Sign in again.' });
    return {
      organizationId: known.organizationId,
      principal: known.principal,
      grants: known.bindings.flatMap(grantOf),
      fleetAdmin: known.fleetAdmin,
      session: { tokenHash, csrfToken: csrfTokenOf(token), loginId: known.loginId ?? undefined },
      expiresAtMs: known.expiresAt.getTime(),
      ...origin,
    };
  }

  forget(): void {
    this.cache.clear();
  }

  private known(tokenHash: Buffer): Promise<Known> {
    const name = tokenHash.toString('base64');
    const cached = this.cache.get(name);
    if (cached && performance.now() - cached.readAt < FRESH_MS) return cached.known;
    const known = this.read(tokenHash);
    this.cache.set(name, { readAt: performance.now(), known });
    known.catch(() => this.cache.delete(name));
    return known;
  }

  private async read(tokenHash: Buffer): Promise<Known> {
    const known = await sessions.authenticate(this.database.reads, tokenHash, IDLE_MINUTES);
    if (known && Date.now() - known.seenAt.getTime() > TOUCH_MS) void sessions.touch(this.database, tokenHash).catch(() => undefined);
    return known;
  }
}
