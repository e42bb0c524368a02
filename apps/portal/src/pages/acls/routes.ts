/** The address of a cluster's access control entries. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { cluster } from '../clusters/routes.ts';

const acls = createRoute({
  getParentRoute: () => cluster, path: 'acls',
  validateSearch: z.object({ q: z.catch(z.optional(z.string()), undefined), add: z.catch(z.optional(z.boolean()), undefined) }),
  component: lazyRouteComponent(() => import('./acls.tsx'), 'Acls'),
});

export const aclRoutes = [acls] as const;
