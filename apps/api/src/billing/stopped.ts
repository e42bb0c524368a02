/**
 * Refuses what an organization may not do while it is suspended: to want anything new. Reading goes on, and so does taking away and
 * everything about its bill. Asked at the door of every write, so that no handler can forget it; kept for a second.
 */
import { Injectable } from '@nestjs/common';
import type { Operation } from '@samsa/contract/operation';
import { type Caller, isOfFleet } from '@samsa/domain/access';
import { stoppedInWords } from '@samsa/domain/billing-standing';
import { Problem } from '@samsa/domain/problem';
import { stoppedBecause } from '@samsa/store/billing-accounts';
import { Database } from '@samsa/store/database';
import { LRUCache } from 'lru-cache';

const FRESH_MS = 1_000;
const ORGANIZATIONS_REMEMBERED = 10_000;

type Standing = { is: Awaited<ReturnType<typeof stoppedBecause>> };

@Injectable()
export class Stopped {
  private readonly known = new LRUCache<string, Promise<Standing>>({ max: ORGANIZATIONS_REMEMBERED, ttl: FRESH_MS });

  constructor(private readonly database: Database) {}

  /** @throws Problem 402 */
  async refuse(operation: Operation, { organizationId }: Pick<Caller, 'organizationId'>): Promise<void> {
    if (isFree(operation)) return;
    const { is } = await this.read(organizationId);
    if (is) throw new Problem({ status: 402, code: 'Suspended', detail: stoppedInWords(is.state, is.because) });
  }

  private read(organizationId: string): Promise<Standing> {
    const cached = this.known.get(organizationId);
    if (cached) return cached;
    const read = stoppedBecause(this.database.reads, organizationId).then((is) => ({ is }));
    this.known.set(organizationId, read);
    read.catch(() => this.known.delete(organizationId));
    return read;
  }
}

/** What is allowed however the bill stands. Its own session, which needs no role, is nobody's resource. */
function isFree({ method, permission }: Operation): boolean {
  if (method === 'GET' || method === 'DELETE') return true;
  return permission === 'open' || permission === 'authenticated' || permission.startsWith('billing:') || isOfFleet(permission);
}
