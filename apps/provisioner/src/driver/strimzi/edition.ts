/** Changes whenever this program would render a cluster otherwise than before: what an earlier edition settled is looked at anew. */
import { FIRST_PLANS, type PlanDefinition } from '@samsa/domain/plan-catalogue';
import type { StoredCluster } from '@samsa/store/clusters';
import { render } from './render.ts';

const SAMPLE = {
  id: 'lkc-sample', organizationId: '00000000-0000-4000-8000-000000000000', environmentId: 'env-sample',
  spec: { display_name: 'sample', availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'sample', config: { kind: 'Dedicated', cku: 2 }, deletion_protection: false },
} as unknown as StoredCluster;

export const EDITION = render({ cluster: SAMPLE, plan: FIRST_PLANS['dedicated'] as PlanDefinition, listener: { type: 'internal' }, controllers: 0, replication: 0 }).hash;
