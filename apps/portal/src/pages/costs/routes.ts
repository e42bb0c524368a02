/** Addresses of usage and cost: what was used, what it comes to, invoices, budgets, quotas. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { shell } from '../../shell/route.tsx';

const text = z.catch(z.optional(z.string()), undefined);
const day = z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined);
const getParentRoute = () => shell;

const usage = createRoute({
  getParentRoute, path: '/costs',
  validateSearch: z.object({
    from: day, to: day, by: z.catch(z.optional(z.enum(['cluster', 'environment', 'metric'])), undefined),
    granularity: z.catch(z.optional(z.enum(['hour', 'day', 'month'])), undefined), metric: text,
  }),
  component: lazyRouteComponent(() => import('./usage.tsx'), 'UsagePage'),
});
const invoices = createRoute({ getParentRoute, path: '/costs/invoices', component: lazyRouteComponent(() => import('./invoices.tsx'), 'Invoices') });
const invoice = createRoute({
  getParentRoute, path: '/costs/invoices/$id', validateSearch: z.object({ line: z.catch(z.optional(z.number()), undefined) }),
  component: lazyRouteComponent(() => import('./invoice.tsx'), 'InvoicePage'),
});
const budgets = createRoute({ getParentRoute, path: '/costs/budgets', validateSearch: z.object({ edit: text }), component: lazyRouteComponent(() => import('./budgets.tsx'), 'Budgets') });
const quotas = createRoute({ getParentRoute, path: '/costs/quotas', validateSearch: z.object({ ask: text }), component: lazyRouteComponent(() => import('./quotas.tsx'), 'Quotas') });

export const costRoutes = [usage, invoices, invoice, budgets, quotas] as const;
