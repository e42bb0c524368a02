/**
 * What a whole cluster is called and labelled, from its id alone: whoever asks twice asks for the same one. And which data planes
 * make them.
 */
import type { WholeClusterTemplate } from '@samsa/contract/whole-clusters';
import type { DataPlaneId, OrganizationId, WholeClusterId } from './ids.ts';

/** A data plane so labelled runs Cluster API and takes no Kafka. */
export const ROLE_LABEL = 'samsa.io/role';
export const MANAGEMENT_ROLE = 'management';
/** On the data plane that came of a whole cluster, and on the Cluster itself. */
export const WHOLE_CLUSTER_LABEL = 'samsa.io/whole-cluster';

export const isManagement = (labels: Readonly<Record<string, string>>): boolean => labels[ROLE_LABEL] === MANAGEMENT_ROLE;
export const wholeClusterName = (id: WholeClusterId): string => `samsa-${id}`;

export interface WantedWholeCluster {
  id: WholeClusterId;
  dataPlaneId: DataPlaneId;
  cloud: string;
  region: string;
  /** Undefined when anybody's clusters may be placed there. */
  organizationId?: OrganizationId;
  management: { id: DataPlaneId; shard: number };
  template: WholeClusterTemplate;
}

/** How many Kafka clusters its data plane will take. */
export const capacityOf = ({ organizationId, template }: Pick<WantedWholeCluster, 'organizationId' | 'template'>): number =>
  organizationId ? template.cluster_capacity.isolated : template.cluster_capacity.shared;
