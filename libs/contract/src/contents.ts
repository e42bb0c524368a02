/**
 * samsa/v1/clusters/{id}/…: what is inside a Kafka cluster, for callers of the control plane: a portal session, a cloud API key.
 * The permission here only says who knows of the cluster; what a caller may do with each topic, group or entry follows from its
 * roles and the cluster's access control entries, as Kafka would decide for a key of its own. Lists are searched, sorted and paged
 * by the server.
 */
import { z } from 'zod';
import { AclOperation } from './kafka-acls.ts';
import { TOPIC_NAME_LENGTH_MAX } from './kafka-rest.ts';
import { ById } from './wire.ts';

export const CONTENTS = '/samsa/v1/clusters/{id}';
export const inside = { tag: 'Inside a cluster', surface: 'samsa', permission: 'cluster:read' } as const;

export const CONTENTS_PAGE_SIZE_DEFAULT = 50;
export const CONTENTS_PAGE_SIZE_MAX = 500;
const SEARCH_LENGTH_MAX = 249;
const GROUP_ID_LENGTH_MAX = 512;

export const OfTopic = ById.extend({ topic: z.string().min(1).max(TOPIC_NAME_LENGTH_MAX) });
export const OfGroup = ById.extend({ group: z.string().min(1).max(GROUP_ID_LENGTH_MAX) });

/** `search`: what the name has in it, in either case. */
export function contentsQuery<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return z.object({
    page_size: z.coerce.number().int().min(1).max(CONTENTS_PAGE_SIZE_MAX).default(CONTENTS_PAGE_SIZE_DEFAULT),
    page_token: z.string().max(2_048).optional(),
    search: z.string().max(SEARCH_LENGTH_MAX).optional(),
    sort: z.enum(sorts).default(sorts[0] as Sorts[number]),
    order: z.enum(['asc', 'desc']).default('asc'),
  });
}

/** What the caller may do with it, in Kafka's words. */
export const Authorized = z.array(AclOperation);

export const DryRun = z.object({ dry_run: z.enum(['true', 'false']).optional() });
