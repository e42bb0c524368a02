/** Cluster */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function FleetCluster() {
  return <Page title="Cluster"><Loading /></Page>;
}
