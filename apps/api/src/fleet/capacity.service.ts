/** What a data plane has, what is held of it, and for how long the rest lasts. */
import { Injectable } from '@nestjs/common';
import type { CapacityLine, DataPlaneCapacity } from '@samsa/contract/fleet-capacity';
import { type Caller, fleetAdmin } from '@samsa/domain/access';
import { notFound } from '@samsa/domain/problem';
import { type Free, runwayOf } from '@samsa/domain/runway';
import { Database } from '@samsa/store/database';
import * as fleetCapacity from '@samsa/store/fleet-capacity';
import type { Amounts, HeldOfPlane } from '@samsa/store/fleet-capacity';
import * as fleetPlanes from '@samsa/store/fleet-planes';

/** Growth is taken from so many days past: a week has each day of the week once. */
export const WINDOW_DAYS = 7;

@Injectable()
export class CapacityService {
  constructor(private readonly database: Database) {}

  async get(caller: Caller, id: string): Promise<DataPlaneCapacity> {
    const admin = fleetAdmin(caller, 'fleet:read');
    const plane = await fleetPlanes.find(this.database, admin, id);
    if (!plane) throw notFound('data plane', id);
    const [held, growth] = await Promise.all([fleetCapacity.held(this.database, admin, plane.id), fleetCapacity.growth(this.database, admin, plane.id, WINDOW_DAYS)]);
    const line = (amount: keyof Amounts): CapacityLine => ({ allocatable: held.limit[amount], reserved: held.reserved[amount], used: held.used[amount], free: freeOf(held, amount) });
    const free: Free = { clusters: freeOf(held, 'clusters'), cpuMillis: freeOf(held, 'cpuMillis'), memoryBytes: freeOf(held, 'memoryBytes'), storageBytes: freeOf(held, 'storageBytes') };
    return {
      api_version: 'fleet/v1', kind: 'DataPlaneCapacity', data_plane: plane.id,
      clusters: line('clusters'), cpu_millis: line('cpuMillis'), memory_bytes: line('memoryBytes'), storage_bytes: line('storageBytes'), window_days: WINDOW_DAYS,
      runway: growth.map((one) => runwayOf(free, one, WINDOW_DAYS)).map(({ plan, fits, growsPerDay, days }) => ({ plan, fits, grows_per_day: growsPerDay, days })),
    };
  }
}

/** Never less than nothing: what stands may be more than a node that died leaves room for. */
function freeOf({ limit, reserved }: HeldOfPlane, amount: keyof Amounts): number | null {
  const most = limit[amount];
  return most === null ? null : Math.max(0, most - reserved[amount]);
}
