/** One invoice, and behind each of its lines the days, intervals and price it came from. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { durationText, Moment, Money, UNKNOWN } from '../../ui/figures.tsx';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { InvoiceBadge } from './invoices.tsx';
import { monthText } from './period.ts';

type InvoiceLine = Schema<'Invoice'>['lines'][number];
const DIGITS = 4;
const quantities = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });
const quantityText = ({ quantity, unit }: Pick<InvoiceLine, 'quantity' | 'unit'>): string => (quantity === undefined ? UNKNOWN : `${quantities.format(quantity)} ${unit ?? ''}`);

export function InvoicePage() {
  const { id } = useParams({ from: '/shell/costs/invoices/$id' });
  const { line } = useSearch({ from: '/shell/costs/invoices/$id' });
  const navigate = useNavigate({ from: '/costs/invoices/$id' });
  const { data: invoice, error, refetch } = api.useQuery('get', '/samsa/v1/invoices/{id}', { params: { path: { id } } });
  const open = (next: number | undefined) => void navigate({ search: { line: next }, replace: true });
  const crumbs = [{ label: 'Invoices', link: { to: '/costs/invoices' } as const }];
  if (error) return <Page title={id} crumbs={crumbs}><Card><ErrorState error={error} retry={() => void refetch()} /></Card></Page>;
  const path = `/samsa/v1/invoices/${encodeURIComponent(id)}`;
  return (
    <Page
      title={invoice ? monthText(invoice.month) : id} crumbs={crumbs} mark={invoice && <InvoiceBadge invoice={invoice} />}
      actions={<><a className={buttonClass()} href={`${path}/lines.csv`} download={`${id}.csv`}><Download aria-hidden className="size-4" />CSV</a><a className={buttonClass()} href={`${path}/print`} target="_blank" rel="noopener"><Printer aria-hidden className="size-4" />Print</a></>}
    >
      <Card title="Total">
        {invoice ? (
          <div className="flex flex-wrap items-baseline gap-x-8 gap-y-2">
            <p className="text-2xl font-semibold"><Money micros={invoice.total_micros} currency={invoice.currency} /></p>
            <p className="text-sm text-muted">{invoice.state === 'draft' ? 'A draft: it is made anew whenever it is looked at, and closed after the end of the month.' : <>Closed <Moment at={invoice.closed_at} />{invoice.due_at && <>, due <Moment at={invoice.due_at} /></>}</>}</p>
          </div>
        ) : <Loading lines={1} />}
      </Card>
      <Card title="Lines" lead="Open one to see what it came from." flush>
        <Table label="Lines of the invoice" columns={columnsOf(invoice?.currency, open)} rows={invoice?.lines} rowKey={(each) => String(each.line)} onOpen={(each) => open(each.line)} empty={<EmptyState title="Nothing was used in this month" />} />
      </Card>
      <Sheet open={line !== undefined} onClose={() => open(undefined)} title={`Line ${line ?? ''}`} lead="What it came from">{line !== undefined && <Explained invoice={id} line={line} />}</Sheet>
    </Page>
  );
}

function columnsOf(currency: string | undefined, open: (line: number) => void): Column<InvoiceLine>[] {
  return [
    { key: 'description', header: 'What', width: 'minmax(10rem, 2.2fr)', cell: ({ line, description, resource }) => <button type="button" className="flex max-w-full min-w-0 flex-col rounded-sm text-left leading-tight" onClick={() => open(line)}><span className="max-w-full truncate font-medium">{description}</span>{resource && <code className="max-w-full truncate text-xs text-muted">{resource}</code>}</button> },
    { key: 'quantity', header: 'Quantity', width: 'minmax(8rem, 1fr)', align: 'right', cell: (line) => <span className="tabular-nums">{quantityText(line)}</span>, from: 'sm' },
    { key: 'price', header: 'Price', width: 'minmax(6rem, 0.7fr)', align: 'right', cell: ({ unit_price_micros }) => <Money micros={unit_price_micros} currency={currency} digits={DIGITS} />, from: 'sm' },
    { key: 'amount', header: 'Amount', width: 'minmax(6rem, 0.7fr)', align: 'right', cell: ({ amount_micros }) => <Money micros={amount_micros} currency={currency} digits={DIGITS} /> },
  ];
}

function Explained({ invoice, line }: { invoice: string; line: number }) {
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/invoices/{id}/lines/{line}/explain', { params: { path: { id: invoice, line: String(line) } } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading lines={8} />;
  const { currency } = data.price_book ?? { currency: undefined };
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm">{data.rule}</p>
      <Facts
        facts={[
          ['Quantity', quantityText(data.line)],
          ['Unit price', <Money key="price" micros={data.line.unit_price_micros} currency={currency} digits={DIGITS} />],
          ['Amount', <Money key="amount" micros={data.line.amount_micros} currency={currency} digits={6} />],
          ['Price book', data.price_book ? <>{data.price_book.currency} version {data.price_book.version}, since <Moment at={data.price_book.effective_from} /></> : UNKNOWN],
        ]}
      />
      {data.days.map(({ day, amount_micros, metered }) => (
        <section key={day} aria-label={day} className="rounded-lg border border-line">
          <h3 className="flex justify-between gap-3 border-b border-line px-3 py-2 text-sm font-medium"><span>{day}</span><Money micros={amount_micros} currency={currency} digits={6} /></h3>
          <ul className="divide-y divide-line text-xs">
            {metered.map(({ interval, from, to, rate }) => (
              <li key={`${interval} ${from}`} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-3 py-1.5"><span><Moment at={from} /> to <Moment at={to} /></span><span className="text-muted tabular-nums">{durationText(new Date(to).getTime() - new Date(from).getTime())}{rate === undefined ? '' : ` × ${rate}`} · {interval}</span></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
