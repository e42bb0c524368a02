/** Invoices by month: closed ones never change, the current one is a draft made anew whenever one looks. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Receipt } from 'lucide-react';
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Money, Moment } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { monthText } from './period.ts';
import { CostPage } from './tabs.tsx';

type Summary = Schema<'ListInvoicesAnswer'>['data'][number];
const PAYMENTS: Record<NonNullable<Summary['payment_state']>, [word: string, tone: Tone]> = { open: ['Open', 'info'], paid: ['Paid', 'good'], past_due: ['Past due', 'bad'], void: ['Void', 'neutral'], refunded: ['Refunded', 'neutral'] };

export function InvoiceBadge({ invoice: { state, payment_state } }: { invoice: Pick<Summary, 'state' | 'payment_state'> }) {
  if (state === 'draft') return <Badge tone="info" dot>Draft</Badge>;
  const [word, tone] = payment_state ? PAYMENTS[payment_state] : (['Closed', 'neutral'] as const);
  return <Badge tone={tone} dot>{word}</Badge>;
}

const COLUMNS: Column<Summary>[] = [
  { key: 'month', header: 'Month', width: 'minmax(9rem, 1.5fr)', cell: ({ id, month }) => <Link to="/costs/invoices/$id" params={{ id }} className="font-medium hover:underline">{monthText(month)}</Link> },
  { key: 'state', header: 'State', cell: (invoice) => <InvoiceBadge invoice={invoice} /> },
  { key: 'due', header: 'Due', width: 'minmax(9rem, 1fr)', cell: ({ due_at }) => <Moment at={due_at} />, from: 'lg' },
  { key: 'id', header: 'Number', width: 'minmax(9rem, 1fr)', cell: ({ id }) => <code className="text-xs">{id}</code>, from: 'sm' },
  { key: 'total', header: 'Total', align: 'right', cell: ({ total_micros, currency }) => <Money micros={total_micros} currency={currency} /> },
];

export function Invoices() {
  const navigate = useNavigate();
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/invoices');
  return (
    <CostPage title="Invoices">
      <Card flush>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Table label="Invoices" columns={COLUMNS} rows={data?.data} rowKey={({ id }) => id} onOpen={({ id }) => void navigate({ to: '/costs/invoices/$id', params: { id } })} empty={<EmptyState icon={<Receipt />} title="No invoice yet">The first is a draft from the moment something runs.</EmptyState>} />}
      </Card>
    </CostPage>
  );
}
