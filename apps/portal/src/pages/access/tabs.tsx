/** The frame of the pages of access. */
import type { ReactNode } from 'react';
import { Page, PageTabs } from '../../ui/page.tsx';

const TABS = [
  { label: 'People', link: { to: '/access' }, exact: true },
  { label: 'Service accounts', link: { to: '/access/service-accounts' } },
  { label: 'API keys', link: { to: '/access/keys' } },
] as const;

export function AccessPage({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return <Page title={title} actions={actions}><PageTabs label="Access" tabs={[...TABS]} />{children}</Page>;
}
