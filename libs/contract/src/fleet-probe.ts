/** What the provisioner finds on a data plane: kept in the database in this very shape, and answered as it is. */
import { z } from 'zod';

/** What the nodes have to give, all together. */
export const Allocatable = z.object({
  cpu_millis: z.number().int(),
  memory_bytes: z.number().int(),
  /** Where volumes are made of the nodes’ own disks; null where they come from elsewhere and are not bounded by nodes. */
  storage_bytes: z.number().int().nullable(),
});
export type Allocatable = z.infer<typeof Allocatable>;

export const FoundOperator = z.object({
  kind: z.literal('strimzi'),
  namespace: z.string(),
  name: z.string(),
  /** Of its image. */
  version: z.string(),
  ready: z.boolean(),
  /** Namespaces; `*` for all. */
  watches: z.array(z.string()),
  /** Of labels: what it takes; without one, everything. */
  selector: z.string().optional(),
});
export type FoundOperator = z.infer<typeof FoundOperator>;

export const PermissionMissing = z.object({
  verb: z.string(),
  group: z.string(),
  resource: z.string(),
  /** Without it no cluster comes up; or usage is not metered; or only less is known of the data plane. */
  needed_for: z.enum(['clusters', 'metering', 'probe']),
});
export type PermissionMissing = z.infer<typeof PermissionMissing>;

export const Probe = z.object({
  kubernetes_version: z.string(),
  /** Absent where they may not be seen; so with nodes and storage classes. */
  operators: z.array(FoundOperator).optional(),
  /** Versions served of each kind of Strimzi’s, the preferred first. */
  kinds: z.record(z.string(), z.array(z.string())),
  storage_classes: z.array(z.object({ name: z.string(), provisioner: z.string(), default: z.boolean() })).optional(),
  zones: z.array(z.string()),
  nodes: z.number().int().optional(),
  missing_permissions: z.array(PermissionMissing),
});
export type Probe = z.infer<typeof Probe>;
