/** The frame of usage and cost: the same title and parts on each of its pages. */
import type { ReactNode } from 'react';
import { Page, PageTabs } from '../../ui/page.tsx';

export function CostPage({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <Page title={title} actions={actions}>
      <PageTabs label="Usage and cost" tabs={[{ label: 'Usage', link: { to: '/costs' }, exact: true }, { label: 'Invoices', link: { to: '/costs/invoices' } }, { label: 'Budgets', link: { to: '/costs/budgets' } }, { label: 'Quotas', link: { to: '/costs/quotas' } }]} />
      {children}
    </Page>
  );
}
