/** Addresses of consumer groups, below their cluster. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { cluster } from '../clusters/routes.ts';
import { GROUP_SORTS, GROUP_TYPES } from './search.ts';

const text = z.catch(z.optional(z.string()), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);

const groups = createRoute({
  getParentRoute: () => cluster, path: 'groups',
  validateSearch: z.object({ q: text, sort: z.catch(z.optional(z.enum(GROUP_SORTS)), undefined), down: flag, type: z.catch(z.optional(z.enum(GROUP_TYPES)), undefined) }),
  component: lazyRouteComponent(() => import('./groups.tsx'), 'Groups'),
});
const group = createRoute({
  getParentRoute: () => cluster, path: 'groups/$group', validateSearch: z.object({ reset: flag }),
  component: lazyRouteComponent(() => import('./group.tsx'), 'GroupPage'),
});

export const groupRoutes = [groups, group] as const;
