/** Budgets */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function Budgets() {
  return <Page title="Budgets"><Loading /></Page>;
}
