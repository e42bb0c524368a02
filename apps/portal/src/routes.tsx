/**
 * The portal: every address, said once.
 *
 * To add a page: a folder `pages/<noun>/` with a component; a route here, `page('/things', 'Thing', () => import('./pages/things/things.tsx'))`
 * or, where its address holds parameters or state, a route with `validateSearch`; and, if it belongs in the side bar and the palette, a
 * line in `shell/navigation.ts`. A page is a `<Page title=…>` (ui/page.tsx) that asks the API by `api.useQuery` (api.ts) and shows
 * `Loading`, `EmptyState` and `ErrorState` (ui/states.tsx) beside what it is for; all its state that one might want to share
 * (filters, sort, open sheet) stands in the address. No address begins like one of the API's (`/kafka`, `/iam`, `/fleet`, …: see
 * test/contract/portal.test.ts), or a bookmark of it would be answered in JSON.
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, useRouter } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { requireSession } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { NotFound, PageSkeleton } from './shell/beside.tsx';
import { ErrorState } from './ui/states.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: ({ location }) => requireSession(location.href),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.optional(z.string()) }),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in.tsx'), 'SignIn'),
});

const home = createRoute({ getParentRoute: () => shell, path: '/', component: lazyRouteComponent(() => import('./pages/home/home.tsx'), 'Home') });

const clusters = createRoute({ getParentRoute: () => shell, path: '/clusters', component: lazyRouteComponent(() => import('./pages/clusters/clusters.tsx'), 'Clusters') });

const tree = root.addChildren([signIn, shell.addChildren([home, clusters])]);

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
