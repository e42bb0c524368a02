/** The two routes that all others hang on: the bare root, and the shell, which lets nobody pass who is not signed in. */
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { requireSession } from '../session.ts';
import { NotFound } from './beside.tsx';
import { Shell } from './shell.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: ({ location }) => requireSession(location.href),
});
