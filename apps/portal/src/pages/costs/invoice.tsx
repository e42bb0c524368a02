/** Invoice */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function InvoicePage() {
  return <Page title="Invoice"><Loading /></Page>;
}
