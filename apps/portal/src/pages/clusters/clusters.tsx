/** Every cluster that one may see, of all environments. */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function Clusters() {
  return <Page title="Clusters"><Loading /></Page>;
}
