/** Placement */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function PlacementPage() {
  return <Page title="Placement"><Loading /></Page>;
}
