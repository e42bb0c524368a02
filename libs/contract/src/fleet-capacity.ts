/** fleet/v1/data-planes/{id}/capacity: what there is, what is held, and for how many days it lasts. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { ById } from './wire.ts';

/** Null where it is not known. */
const Amount = z.number().int().nullable();
export const CapacityLine = z.object({
  allocatable: Amount,
  /** Of all clusters admitted. */
  reserved: z.number().int(),
  /** Of those among them that have come up. */
  used: z.number().int(),
  free: Amount,
});
export type CapacityLine = z.infer<typeof CapacityLine>;

export const Runway = z.object({
  plan: z.string(),
  /** More clusters of the plan that would find room now; null when nothing bounds them. */
  fits: Amount,
  /** By which clusters of the plan have become more, of late. */
  grows_per_day: z.number(),
  /** Null when there is no growth, or nothing that could run out. */
  days: z.number().nullable(),
});
export type Runway = z.infer<typeof Runway>;

export const DataPlaneCapacity = z.object({
  api_version: z.literal('fleet/v1'),
  kind: z.literal('DataPlaneCapacity'),
  data_plane: z.string(),
  clusters: CapacityLine,
  cpu_millis: CapacityLine,
  memory_bytes: CapacityLine,
  storage_bytes: CapacityLine,
  /** Days of the past that growth is taken from. */
  window_days: z.number(),
  runway: z.array(Runway),
});
export type DataPlaneCapacity = z.infer<typeof DataPlaneCapacity>;

export const getDataPlaneCapacity = operation({
  id: 'getDataPlaneCapacity', method: 'GET', path: '/fleet/v1/data-planes/{id}/capacity', summary: 'What a data plane has, what is held of it, and how long the rest lasts',
  tag: 'Fleet', surface: 'samsa', permission: 'fleet:read', params: ById, status: 200, response: DataPlaneCapacity,
});
