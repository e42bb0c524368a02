/** Settings of one cluster. */
import { useCluster } from './cluster.ts';

export function ClusterSettings() {
  const { id } = useCluster();
  return <p>{id}</p>;
}
