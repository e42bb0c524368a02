/** Addresses of who may come in and with what: people, service accounts, keys; and what was done. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { shell } from '../../shell/route.tsx';

const text = z.catch(z.optional(z.string()), undefined);
const getParentRoute = () => shell;

const people = createRoute({ getParentRoute, path: '/access', validateSearch: z.object({ invite: text }), component: lazyRouteComponent(() => import('./people.tsx'), 'People') });
const keys = createRoute({ getParentRoute, path: '/access/keys', validateSearch: z.object({ owner: text, resource: text, make: text }), component: lazyRouteComponent(() => import('./keys.tsx'), 'Keys') });
const accounts = createRoute({ getParentRoute, path: '/access/service-accounts', validateSearch: z.object({ make: text }), component: lazyRouteComponent(() => import('./accounts.tsx'), 'ServiceAccounts') });
const audit = createRoute({
  getParentRoute, path: '/audit', validateSearch: z.object({ resource: text, principal: text, operation: text, since: text, until: text, open: text }),
  component: lazyRouteComponent(() => import('./audit.tsx'), 'Audit'),
});

export const accessRoutes = [people, keys, accounts, audit] as const;
