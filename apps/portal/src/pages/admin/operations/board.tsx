/** Operations */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function OperationsBoard() {
  return <Page title="Operations"><Loading /></Page>;
}
