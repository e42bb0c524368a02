/**
 * The portal: every address, said once.
 *
 * To add a page: a folder `pages/<noun>/` with a component; a route in the noun's `routes.ts` (with `validateSearch` where its address
 * holds state), which stands in the tree below; and, if it belongs in the side bar and the palette, a line in `shell/navigation.ts`;
 * what is inside one cluster hangs on `cluster` instead and has a line in `pages/cluster/tabs.ts`. A page is a `<Page title=…>`
 * (ui/page.tsx) that asks the API by `api.useQuery` (api.ts) and shows `Loading`, `EmptyState` and `ErrorState` (ui/states.tsx) beside
 * what it is for; all its state that one might want to share (filters, sort, open sheet) stands in the address. No address begins like
 * one of the API's (`/kafka`, `/iam`, `/fleet`, …: see test/contract/portal.test.ts), or a bookmark of it would be answered in JSON.
 */
import { createRoute, createRouter, lazyRouteComponent, useRouter } from '@tanstack/react-router';
import { accessRoutes } from './pages/access/routes.ts';
import { adminRoutes } from './pages/admin/routes.ts';
import { aclRoutes } from './pages/acls/routes.ts';
import { cluster, clusterParts, clusterRoutes } from './pages/clusters/routes.ts';
import { costRoutes } from './pages/costs/routes.ts';
import { groupRoutes } from './pages/groups/routes.ts';
import { signInRoutes } from './pages/sign-in/routes.ts';
import { topicRoutes } from './pages/topics/routes.ts';
import { NotFound, PageSkeleton } from './shell/beside.tsx';
import { root, shell } from './shell/route.tsx';
import { ErrorState } from './ui/states.tsx';

const home = createRoute({ getParentRoute: () => shell, path: '/', component: lazyRouteComponent(() => import('./pages/home/home.tsx'), 'Home') });

const tree = root.addChildren([
  ...signInRoutes,
  shell.addChildren([
    home,
    ...clusterRoutes,
    ...accessRoutes,
    ...costRoutes,
    ...adminRoutes,
    cluster.addChildren([...clusterParts, ...topicRoutes, ...groupRoutes, ...aclRoutes]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  const { invalidate } = useRouter();
  return <ErrorState error={error} retry={() => { reset(); void invalidate(); }} />;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
