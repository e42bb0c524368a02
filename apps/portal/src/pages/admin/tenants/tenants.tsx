/** Tenants */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function Tenants() {
  return <Page title="Tenants"><Loading /></Page>;
}
