/** Tenant */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function Tenant() {
  return <Page title="Tenant"><Loading /></Page>;
}
