/** Addresses of those who run the fleet. Whoever does not is told that there is nothing at them: the API would say no all the same. */
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { queries } from '../../api.ts';
import { sessionQuery } from '../../session.ts';
import { shell } from '../../shell/route.tsx';
import { BOARD_TABS, CATALOGUE_TABS, CLOUDS, DATA_PLANE_STATES, DRIFT_STATES } from './choices.ts';

const text = z.catch(z.optional(z.string()), undefined);

async function demandAdmin(): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery);
  if (session.fleet_admin !== true) notFound({ throw: true });
}

const getParentRoute = () => shell;
const beforeLoad = demandAdmin;
const optionalCloud = z.catch(z.optional(z.enum(CLOUDS)), undefined);

const fleet = createRoute({
  getParentRoute, beforeLoad, path: '/admin/fleet',
  validateSearch: z.object({ view: z.catch(z.optional(z.enum(['map', 'table'])), undefined), state: z.catch(z.optional(z.enum(DATA_PLANE_STATES)), undefined), cloud: optionalCloud, region: text, register: z.catch(z.optional(z.boolean()), undefined) }),
  component: lazyRouteComponent(() => import('./fleet/fleet.tsx'), 'Fleet'),
});
const dataPlane = createRoute({ getParentRoute, beforeLoad, path: '/admin/fleet/$id', component: lazyRouteComponent(() => import('./fleet/data-plane.tsx'), 'DataPlanePage') });
const cluster = createRoute({ getParentRoute, beforeLoad, path: '/admin/clusters/$id', component: lazyRouteComponent(() => import('./clusters/cluster.tsx'), 'FleetCluster') });
const operations = createRoute({
  getParentRoute, beforeLoad, path: '/admin/operations',
  validateSearch: z.object({ tab: z.catch(z.optional(z.enum(BOARD_TABS)), undefined), organization: text, data_plane: text, resource: text, open: text }),
  component: lazyRouteComponent(() => import('./operations/board.tsx'), 'OperationsBoard'),
});
const placement = createRoute({
  getParentRoute, beforeLoad, path: '/admin/placement',
  validateSearch: z.object({
    organization: text, cloud: optionalCloud, region: text, kind: text, availability: z.catch(z.optional(z.enum(['SINGLE_ZONE', 'MULTI_ZONE'])), undefined),
    cku: z.catch(z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(1_000))), undefined),
  }),
  component: lazyRouteComponent(() => import('./placement/placement.tsx'), 'PlacementPage'),
});
const drift = createRoute({
  getParentRoute, beforeLoad, path: '/admin/drift',
  validateSearch: z.object({ state: z.catch(z.optional(z.enum(DRIFT_STATES)), undefined), data_plane: text, cluster: text, open: text }),
  component: lazyRouteComponent(() => import('./drift/drift.tsx'), 'DriftPage'),
});
const pauses = createRoute({
  getParentRoute, beforeLoad, path: '/admin/pauses', validateSearch: z.object({ add: text }),
  component: lazyRouteComponent(() => import('./pauses/pauses.tsx'), 'Pauses'),
});
const tenants = createRoute({ getParentRoute, beforeLoad, path: '/admin/tenants', validateSearch: z.object({ q: text }), component: lazyRouteComponent(() => import('./tenants/tenants.tsx'), 'Tenants') });
const tenant = createRoute({ getParentRoute, beforeLoad, path: '/admin/tenants/$id', component: lazyRouteComponent(() => import('./tenants/tenant.tsx'), 'Tenant') });
const catalogue = createRoute({
  getParentRoute, beforeLoad, path: '/admin/catalogue', validateSearch: z.object({ tab: z.catch(z.optional(z.enum(CATALOGUE_TABS)), undefined) }),
  component: lazyRouteComponent(() => import('./catalogue/catalogue.tsx'), 'Catalogue'),
});

export const adminRoutes = [fleet, dataPlane, cluster, operations, placement, drift, pauses, tenants, tenant, catalogue] as const;
