/** Plans and regions */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function Catalogue() {
  return <Page title="Plans and regions"><Loading /></Page>;
}
