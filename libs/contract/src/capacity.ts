/**
 * What a cluster takes of the data plane it stands on, as it is counted in the ledger: requests of its brokers and of what the
 * operator runs beside them, not limits, because requests are what Kubernetes keeps free for it.
 */
import { z } from 'zod';

export const Needs = z.object({
  clusters: z.number().int(),
  brokers: z.number().int(),
  cpu_millis: z.number().int(),
  memory_bytes: z.number().int(),
  storage_bytes: z.number().int(),
});
export type Needs = z.infer<typeof Needs>;
