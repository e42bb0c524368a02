/** Addresses of topics, below their cluster: the list, and one topic with its tabs. What one looks for in messages stands in the address. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { cluster } from '../clusters/routes.ts';
import { FROMS, TOPIC_SORTS } from './search.ts';

const text = z.catch(z.optional(z.string()), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);
const whole = z.catch(z.optional(z.number().check(z.int(), z.minimum(0))), undefined);

const topics = createRoute({
  getParentRoute: () => cluster, path: 'topics',
  validateSearch: z.object({ q: text, sort: z.catch(z.optional(z.enum(TOPIC_SORTS)), undefined), down: flag, internal: flag, create: flag }),
  component: lazyRouteComponent(() => import('./topics.tsx'), 'Topics'),
});
const topic = createRoute({ getParentRoute: () => cluster, path: 'topics/$topic', component: lazyRouteComponent(() => import('./topic.tsx'), 'TopicFrame') });
const messages = createRoute({
  getParentRoute: () => topic, path: '/',
  validateSearch: z.object({
    from: z.catch(z.optional(z.enum(FROMS)), undefined), time: text, offset: whole, partition: whole,
    key: text, value: text, header: text, path: text, equals: text, produce: flag,
  }),
  component: lazyRouteComponent(() => import('./messages.tsx'), 'Messages'),
});
const partitions = createRoute({ getParentRoute: () => topic, path: 'partitions', component: lazyRouteComponent(() => import('./partitions.tsx'), 'Partitions') });
const configs = createRoute({ getParentRoute: () => topic, path: 'configs', validateSearch: z.object({ q: text, all: flag }), component: lazyRouteComponent(() => import('./configs.tsx'), 'Configs') });
const access = createRoute({ getParentRoute: () => topic, path: 'access', component: lazyRouteComponent(() => import('./access.tsx'), 'Access') });

export const topicRoutes = [topics, topic.addChildren([messages, partitions, configs, access])] as const;
