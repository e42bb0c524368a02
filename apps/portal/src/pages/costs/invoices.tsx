/** Invoices */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function Invoices() {
  return <Page title="Invoices"><Loading /></Page>;
}
