/** samsa/v1/clusters:plan: a dry run as an operation of its own, for clients that want one answer to have one shape. */
import { z } from 'zod';
import { ClusterPlan } from './cluster-plans.ts';
import { ClusterCreate, ClusterPatch } from './clusters.ts';
import { operation } from './operation.ts';

export const ClusterIntent = z.discriminatedUnion('intent', [
  ClusterCreate.extend({ intent: z.literal('create') }),
  ClusterPatch.extend({ intent: z.literal('update'), cluster: z.string().min(1).max(128) }),
  z.object({ intent: z.literal('delete'), cluster: z.string().min(1).max(128), environment: z.string().min(1) }),
]);
export type ClusterIntent = z.infer<typeof ClusterIntent>;

export const planCluster = operation({
  id: 'planCluster', method: 'POST', path: '/samsa/v1/clusters:plan', summary: 'What a create, a change or a deletion would do; nothing is changed',
  tag: 'Clusters', surface: 'samsa', permission: 'cluster:read', body: ClusterIntent, status: 200, response: ClusterPlan,
});
