/** Data plane */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function DataPlanePage() {
  return <Page title="Data plane"><Loading /></Page>;
}
