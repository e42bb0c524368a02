/** fleet/v1/operations: what is under way for all tenants, for those who run the fleet: what is stuck, what keeps failing, and why. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { LifeOperation, OperationState } from './operations.ts';
import { Placement } from './placement.ts';
import { ById, listOf, PageQuery, Timestamp } from './wire.ts';

const Flag = z.enum(['true', 'false']);

export const FleetOperation = LifeOperation.extend({
  api_version: z.literal('fleet/v1'),
  organization: z.string(),
  data_plane: z.string().optional(),
  /** Passes that failed one after another; 0 when the last one did not. */
  failures: z.number().int(),
  /** What went wrong in a row, the latest last; kept while it lasts and in quarantine. */
  causes: z.array(z.object({ reason: z.string(), message: z.string(), first_at: Timestamp, last_at: Timestamp, times: z.number().int() })),
  quarantine: z.object({ since: Timestamp, because: z.string() }).optional(),
  /** The step it stands at, while it has not ended. */
  running: z
    .object({
      step: z.string(),
      seconds: z.number(),
      /** What 95 of 100 took for this step of this intent lately; absent when none is known. */
      usual_seconds: z.number().optional(),
      stuck: z.boolean(),
    })
    .optional(),
});
export type FleetOperation = z.infer<typeof FleetOperation>;

export const FleetOperationInFull = FleetOperation.extend({
  /** Why the cluster it created stands where it stands. */
  placement: Placement.optional(),
});
export type FleetOperationInFull = z.infer<typeof FleetOperationInFull>;

export const FleetOperationQuery = PageQuery.extend({
  state: OperationState.optional(),
  /** Beyond twice the usual time of the step, and two minutes at least. */
  stuck: Flag.optional(),
  /** Not ended, and the last pass failed. */
  failing: Flag.optional(),
  resource: z.string().optional(),
  data_plane: z.string().optional(),
  organization: z.uuid().optional(),
});
export type FleetOperationQuery = z.infer<typeof FleetOperationQuery>;

/** Name of a step of the operation. */
export const RetryFromStep = z.object({ step: z.string().min(1).max(64) });
export type RetryFromStep = z.infer<typeof RetryFromStep>;

const about = { tag: 'Fleet', surface: 'samsa' } as const;
const PATH = '/fleet/v1/operations';

export const listFleetOperations = operation({
  id: 'listFleetOperations', method: 'GET', path: PATH, summary: 'Operations of all tenants, the newest first',
  ...about, permission: 'fleet:read', query: FleetOperationQuery, status: 200, response: listOf(FleetOperation, 'fleet/v1', 'OperationList'),
});
export const getFleetOperation = operation({
  id: 'getFleetOperation', method: 'GET', path: `${PATH}/{id}`, summary: 'One operation of any tenant',
  ...about, permission: 'fleet:read', params: ById, status: 200, response: FleetOperationInFull,
});
export const retryFleetOperation = operation({
  id: 'retryFleetOperation', method: 'POST', path: `${PATH}/{id}:retry`, summary: 'Try it again now: ends quarantine, however long the next try was put off',
  ...about, permission: 'fleet:write', params: ById, status: 202, response: FleetOperation,
});
export const retryFleetOperationFromStep = operation({
  id: 'retryFleetOperationFromStep', method: 'POST', path: `${PATH}/{id}:retry-from-step`, summary: 'Do a step again and all that follow it; each may be done any number of times',
  ...about, permission: 'fleet:write', params: ById, body: RetryFromStep, status: 202, response: FleetOperation,
});
export const cancelFleetOperation = operation({
  id: 'cancelFleetOperation', method: 'POST', path: `${PATH}/{id}:cancel`, summary: 'Undo an operation of any tenant, as the tenant itself could',
  ...about, permission: 'fleet:write', params: ById, status: 202, response: FleetOperation,
});
