/** Quotas */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function Quotas() {
  return <Page title="Quotas"><Loading /></Page>;
}
