/** Overview of one cluster. */
import { useCluster } from './cluster.ts';

export function ClusterOverview() {
  const { id } = useCluster();
  return <p>{id}</p>;
}
