/** Parts of an answer that every resource of the compatible API shares. */
import { createHash } from 'node:crypto';
import type { Caller } from '@samsa/domain/access';
import type { Page } from '@samsa/store/page';

/** Where this API is reached from outside, without a slash at the end. */
export class PublicUrl {
  constructor(readonly base: string) {}

  of(path: string): string {
    return `${this.base}${path}`;
  }
}

/** How long a create sent again with the same words by the same key is taken for a client's retry. */
export const REPLAY_WINDOW_SECONDS = 60;

export function metadata(url: PublicUrl, path: string, crn: string, times: { createdAt: Date; updatedAt?: Date }) {
  return {
    self: url.of(path),
    resource_name: crn,
    created_at: times.createdAt.toISOString(),
    updated_at: (times.updatedAt ?? times.createdAt).toISOString(),
  };
}

export function reference(url: PublicUrl, path: string, id: string, crn: string) {
  return { id, related: url.of(path), resource_name: crn };
}

/** A list's envelope; `query` is what the next page must repeat. `next` is left out on the last page. */
export function listing<Version extends string, Kind extends string, Item, Shown>(
  about: { version: Version; kind: Kind; url: PublicUrl; path: string; query?: Record<string, string | number | undefined> },
  page: Page<Item>,
  show: (item: Item) => Shown,
) {
  const link = (token?: string): string => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(about.query ?? {})) if (value !== undefined) search.set(name, String(value));
    if (token) search.set('page_token', token);
    return `${about.url.of(about.path)}?${search}`;
  };
  return {
    api_version: about.version,
    kind: about.kind,
    metadata: { first: link(), ...(page.next ? { next: link(page.next) } : {}) },
    data: page.items.map(show),
  };
}

/** Tells a retried create from a second one: the same key, the same operation, the same words. */
export function fingerprint(caller: Caller, operationId: string, body: unknown): string {
  return createHash('sha256').update(`${caller.apiKeyId ?? caller.principal} ${operationId} ${JSON.stringify(body)}`).digest('hex');
}
