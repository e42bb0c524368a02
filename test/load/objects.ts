/** What a Basic cluster is made of on a data plane, as the driver itself renders it. */
import { FIRST_PLANS } from '@samsa/domain/plan-catalogue';
import type { StoredCluster } from '@samsa/store/clusters';
import { type Manifests, render } from '@samsa/provisioner/driver/strimzi/render';

export function objectsOf(clusterId: string): Manifests {
  const plan = FIRST_PLANS['basic'];
  if (!plan) throw new Error('there is no plan for Basic clusters');
  const cluster = {
    id: clusterId, organizationId: '00000000-0000-4000-8000-000000000001', environmentId: 'env-bench000',
    spec: { display_name: clusterId, availability: 'SINGLE_ZONE', cloud: 'AWS', region: 'us-east-1', config: { kind: 'Basic' }, deletion_protection: false },
  } as StoredCluster;
  return render({ cluster, plan, listener: { type: 'loadbalancer' }, controllers: 0, replication: 1 });
}
