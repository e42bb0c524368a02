/** The first page: what there is, how it is, what to do next. */
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';

export function Home() {
  return <Page title="Home"><Loading /></Page>;
}
