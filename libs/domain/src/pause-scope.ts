/** What a pause holds for, and the id that says so: there is one pause a scope, so its id is its scope. */
import { Cloud } from '@samsa/contract/clusters';
import type { DataPlaneId, OrganizationId } from './ids.ts';
import { invalid } from './problem.ts';

export type PauseScope =
  | { kind: 'global' }
  | { kind: 'region'; cloud: Cloud; region: string }
  | { kind: 'data_plane'; dataPlaneId: DataPlaneId }
  | { kind: 'organization'; organizationId: OrganizationId };

const FORMS = 'global, region.CLOUD.REGION, data-plane.ID or organization.ID';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Problem 400 for an id of no known form */
export function scopeOf(id: string): PauseScope {
  if (id === 'global') return { kind: 'global' };
  const [kind = '', first = '', second, ...rest] = id.split('.');
  const cloud = Cloud.safeParse(first).data;
  if (rest.length > 0) throw noScope(id);
  if (kind === 'region' && cloud && second) return { kind: 'region', cloud, region: second };
  if (kind === 'data-plane' && first && second === undefined) return { kind: 'data_plane', dataPlaneId: first as DataPlaneId };
  if (kind === 'organization' && UUID.test(first) && second === undefined) return { kind: 'organization', organizationId: first as OrganizationId };
  throw noScope(id);
}

export function pauseIdOf(scope: PauseScope): string {
  if (scope.kind === 'global') return 'global';
  if (scope.kind === 'region') return `region.${scope.cloud}.${scope.region}`;
  return scope.kind === 'data_plane' ? `data-plane.${scope.dataPlaneId}` : `organization.${scope.organizationId}`;
}

/** As in "Work is paused …". */
export function wordsOfScope(scope: PauseScope): string {
  if (scope.kind === 'global') return 'on the whole installation';
  if (scope.kind === 'region') return `in ${scope.cloud} ${scope.region}`;
  return scope.kind === 'data_plane' ? 'on the data plane it stands on' : 'for this organization';
}

const noScope = (id: string) => invalid(`"${id}" is not the id of a pause. There are: ${FORMS}.`);
