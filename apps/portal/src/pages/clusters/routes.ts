/**
 * Addresses of clusters. What is inside one cluster (topics, groups, access, …) hangs on `cluster`, which has found it, shows its head
 * and tabs (`tabs.ts`) and gives it by `useCluster()`: a child `createRoute({ getParentRoute: () => cluster, path: 'topics', … })`.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { shell } from '../../shell/route.tsx';

const text = z.catch(z.optional(z.string()), undefined);

const list = createRoute({
  getParentRoute: () => shell, path: '/clusters', validateSearch: z.object({ q: text, environment: text }),
  component: lazyRouteComponent(() => import('./clusters.tsx'), 'Clusters'),
});

export const CLOUDS = ['AWS', 'AZURE', 'GCP'] as const;
export const KINDS = ['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated'] as const;
export const AVAILABILITIES = ['SINGLE_ZONE', 'MULTI_ZONE'] as const;

const create = createRoute({
  getParentRoute: () => shell, path: '/clusters/new',
  validateSearch: z.object({
    name: text, environment: text, region: text,
    kind: z.catch(z.optional(z.enum(KINDS)), undefined),
    cloud: z.catch(z.optional(z.enum(CLOUDS)), undefined),
    availability: z.catch(z.optional(z.enum(AVAILABILITIES)), undefined),
    cku: z.catch(z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(1_000))), undefined),
    protect: z.catch(z.optional(z.boolean()), undefined),
  }),
  component: lazyRouteComponent(() => import('../create-cluster/create-cluster.tsx'), 'CreateCluster'),
});

export const cluster = createRoute({
  getParentRoute: () => shell, path: '/clusters/$cluster',
  /** `connect`: the sheet that says how to connect is open, at this client. `topic`: and for this topic. */
  validateSearch: z.object({ connect: text, topic: text }),
  component: lazyRouteComponent(() => import('../cluster/frame.tsx'), 'ClusterFrame'),
});

const overview = createRoute({ getParentRoute: () => cluster, path: '/', component: lazyRouteComponent(() => import('../cluster/overview.tsx'), 'ClusterOverview') });
const settings = createRoute({ getParentRoute: () => cluster, path: 'settings', component: lazyRouteComponent(() => import('../cluster/settings.tsx'), 'ClusterSettings') });

export const clusterRoutes = [list, create] as const;
/** Of one cluster. */
export const clusterParts = [overview, settings] as const;
