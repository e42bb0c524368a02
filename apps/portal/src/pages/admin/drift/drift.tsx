/** Drift */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function DriftPage() {
  return <Page title="Drift"><Loading /></Page>;
}
