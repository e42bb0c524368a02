/** Addresses before one is signed in. A mailed link's token stands behind the hash sign, which no server is sent. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { root } from '../../shell/route.tsx';

const text = z.catch(z.optional(z.string()), undefined);
const search = z.object({ next: text, email: text });

export const signInRoutes = [
  createRoute({ getParentRoute: () => root, path: '/sign-in', validateSearch: search, component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn') }),
  createRoute({ getParentRoute: () => root, path: '/sign-up', validateSearch: search, component: lazyRouteComponent(() => import('./sign-up.tsx'), 'SignUp') }),
  createRoute({ getParentRoute: () => root, path: '/invitation', component: lazyRouteComponent(() => import('./invitation.tsx'), 'Invitation') }),
  createRoute({ getParentRoute: () => root, path: '/forgot-password', validateSearch: search, component: lazyRouteComponent(() => import('./passwords.tsx'), 'ForgotPassword') }),
  createRoute({ getParentRoute: () => root, path: '/reset-password', component: lazyRouteComponent(() => import('./passwords.tsx'), 'ResetPassword') }),
];
