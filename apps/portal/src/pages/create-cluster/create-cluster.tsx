/** One page on which a cluster is chosen and wanted. */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function CreateCluster() {
  return <Page title="Create a cluster"><Loading /></Page>;
}
