/** Pauses */
import { Page } from '../../../ui/page.tsx';
import { Loading } from '../../../ui/states.tsx';

export function Pauses() {
  return <Page title="Pauses"><Loading /></Page>;
}
