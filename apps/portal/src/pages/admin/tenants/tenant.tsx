/** One organization: what it may hold, how it stands with its bill, and what those who run the fleet can give or take. */
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Copyable } from '../../../ui/copy.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, TextArea } from '../../../ui/field.tsx';
import { bytesText, Meter, Moment, Money, RelativeTime } from '../../../ui/figures.tsx';
import { Card, Facts, Page } from '../../../ui/page.tsx';
import { ErrorState, Loading, Refusal } from '../../../ui/states.tsx';
import { TenantBadge } from './tenants.tsx';

type Account = Schema<'BillingAccount'>;
type Quota = Schema<'Quota'>;
type Deed = 'extend' | 'credit' | 'suspend' | 'resume';
const MICROS = 1_000_000;

export function Tenant() {
  const { id } = useParams({ from: '/shell/admin/tenants/$id' });
  const params = { path: { id } };
  const quota = api.useQuery('get', '/fleet/v1/quotas/{id}', { params });
  const account = api.useQuery('get', '/fleet/v1/organizations/{id}/billing-account', { params });
  const all = api.useQuery('get', '/fleet/v1/organizations', { params: { query: { page_size: 100 } } });
  const name = all.data?.data.find((each) => each.id === id)?.display_name ?? id;
  const actions = <><ButtonLink to="/admin/operations" search={{ tab: 'all', organization: id }}>Operations</ButtonLink><ButtonLink to="/admin/pauses" search={{ add: `organization.${id}` }}>Pause…</ButtonLink></>;
  return (
    <Page title={name} mark={account.data && <TenantBadge state={account.data.state} />} crumbs={[{ label: 'Tenants', link: { to: '/admin/tenants' } }]} lead={account.data?.reason} actions={actions}>
      <div className="grid gap-5 lg:grid-cols-2">
        {quota.error ? <Card><ErrorState error={quota.error} retry={() => void quota.refetch()} /></Card> : quota.data ? <Holds quota={quota.data} /> : <Card title="What it holds"><Loading lines={5} /></Card>}
        {account.error ? <Card><ErrorState error={account.error} retry={() => void account.refetch()} /></Card> : account.data ? <Bill account={account.data} /> : <Card title="Bill"><Loading lines={5} /></Card>}
      </div>
    </Page>
  );
}

function Holds({ quota }: { quota: Quota }) {
  const [open, setOpen] = useState(false);
  const { organization, clusters, cku, brokers, storage_bytes } = quota;
  return (
    <Card title="What it holds" actions={<Button size="small" onClick={() => setOpen(true)}>Change limits</Button>}>
      <div className="flex flex-col gap-4">
        <Facts facts={[['Id', <Copyable key="id" text={organization} />]]} />
        {([['Clusters', clusters], ['CKU', cku], ['Brokers', brokers]] as const).map(([name, { held, limit }]) => (limit === null ? <p key={name} className="flex justify-between text-xs"><span className="text-muted">{name}</span><span className="tabular-nums">{held}, no limit</span></p> : <Meter key={name} label={name} held={held} limit={limit} />))}
        <p className="flex justify-between text-xs"><span className="text-muted">Storage</span><span className="tabular-nums">{bytesText(storage_bytes.held)}{storage_bytes.limit === null ? ', no limit' : ` of ${bytesText(storage_bytes.limit)}`}</span></p>
      </div>
      {open && <Limits quota={quota} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Limits({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const [clusters, setClusters] = useState(String(quota.clusters.limit ?? ''));
  const [cku, setCku] = useState(String(quota.cku.limit ?? ''));
  const [brokers, setBrokers] = useState(String(quota.brokers.limit ?? ''));
  const form = useId();
  const known = useQueryClient();
  const change = api.useMutation('patch', '/fleet/v1/quotas/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: ['get', '/fleet/v1/quotas/{id}'] }); toast.success('The limits hold from now on.'); onClose(); } });
  const save = () => change.mutate({ params: { path: { id: quota.organization } }, body: { clusters: Number(clusters), cku: Number(cku), brokers: brokers === '' ? null : Number(brokers) } });
  return (
    <Dialog open onClose={onClose} title="Change limits" lead="A limit below what is held takes nothing away and lets nothing more in." footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={change.isPending} why={clusters === '' || cku === '' ? 'Clusters and CKU need a limit' : undefined}>Save</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (clusters !== '' && cku !== '') save(); }}>
        <Field label="Clusters">{(field) => <Input {...field} type="number" min={0} value={clusters} onChange={({ target }) => setClusters(target.value)} />}</Field>
        <Field label="CKU">{(field) => <Input {...field} type="number" min={0} value={cku} onChange={({ target }) => setCku(target.value)} />}</Field>
        <Field label="Brokers" optional hint="No limit when left empty.">{(field) => <Input {...field} type="number" min={0} value={brokers} onChange={({ target }) => setBrokers(target.value)} />}</Field>
        <Refusal error={change.error} />
      </form>
    </Dialog>
  );
}

function Bill({ account }: { account: Account }) {
  const [deed, setDeed] = useState<Deed>();
  const { currency, trial, credits, since, next, support, notices, state } = account;
  const suspended = state === 'suspended' && account.because === 'admin';
  return (
    <Card title="Bill" actions={<><Button size="small" why={trial ? undefined : 'It is on no trial'} onClick={() => setDeed('extend')}>Extend the trial</Button><Button size="small" onClick={() => setDeed('credit')}>Give credit</Button><Button size="small" onClick={() => setDeed(suspended ? 'resume' : 'suspend')}>{suspended ? 'Let it go on' : 'Suspend'}</Button></>}>
      <Facts
        facts={[
          ['So since', <RelativeTime key="since" at={since} />],
          ['Next', next ? <>{next.state} <RelativeTime at={next.at} /></> : 'nothing'],
          ['Trial', trial ? <><Money micros={trial.left_micros} currency={currency} /> of <Money micros={trial.credit_micros} currency={currency} /> left, until <Moment at={trial.ends_at} /></> : 'none'],
          ['Support', support ?? 'none'],
          ['Credits', credits.length === 0 ? 'none' : <ul key="credits" className="flex flex-col gap-1">{credits.map(({ id, description, left_micros, amount_micros, expired }) => <li key={id} className={expired ? 'text-muted line-through' : ''}>{description}: <Money micros={left_micros} currency={currency} /> of <Money micros={amount_micros} currency={currency} /></li>)}</ul>],
          ['Told', notices.length === 0 ? 'nothing yet' : <ul key="notices" className="flex flex-col gap-1">{notices.slice(0, 5).map(({ subject, at }) => <li key={`${at} ${subject}`}>{subject} <span className="text-xs text-muted"><RelativeTime at={at} /></span></li>)}</ul>],
        ]}
      />
      {deed && <Do deed={deed} account={account} onClose={() => setDeed(undefined)} />}
    </Card>
  );
}

const WORDS: Record<Deed, { title: string; lead: string; deed: string }> = {
  extend: { title: 'Extend the trial', lead: 'From its end, or from now when it is over.', deed: 'Extend' },
  credit: { title: 'Give credit', lead: 'For what it uses from the current month on.', deed: 'Give it' },
  suspend: { title: 'Suspend the organization', lead: 'Its brokers stop and their volumes stay, until it is let go on.', deed: 'Suspend' },
  resume: { title: 'Let it go on', lead: 'Its brokers start again with what is on their volumes.', deed: 'Let it go on' },
};

function Do({ deed, account: { organization, currency }, onClose }: { deed: Deed; account: Account; onClose: () => void }) {
  const [number, setNumber] = useState(deed === 'extend' ? '14' : '');
  const [reason, setReason] = useState('');
  const form = useId();
  const known = useQueryClient();
  const onSuccess = () => { void known.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/fleet/v1/organizations') }); onClose(); };
  const extend = api.useMutation('post', '/fleet/v1/organizations/{id}/trial:extend', { onSuccess });
  const credit = api.useMutation('post', '/fleet/v1/organizations/{id}/credits', { onSuccess });
  const suspend = api.useMutation('post', '/fleet/v1/organizations/{id}:suspend', { onSuccess });
  const resume = api.useMutation('post', '/fleet/v1/organizations/{id}:resume', { onSuccess });
  const params = { path: { id: organization } };
  const wantsNumber = deed === 'extend' || deed === 'credit';
  const wantsReason = deed === 'credit' || deed === 'suspend';
  const missing = wantsNumber && !(Number(number) > 0) ? 'Say how much first' : wantsReason && !reason.trim() ? 'Give the reason first' : undefined;
  const go: Record<Deed, () => void> = {
    extend: () => extend.mutate({ params, body: { days: Number(number) } }),
    credit: () => credit.mutate({ params, body: { amount_micros: Math.round(Number(number) * MICROS), description: reason.trim() } }),
    suspend: () => suspend.mutate({ params, body: { reason: reason.trim() } }),
    resume: () => resume.mutate({ params }),
  };
  const { title, lead, deed: name } = WORDS[deed];
  return (
    <Dialog open onClose={onClose} title={title} lead={lead} footer={<><Button onClick={onClose}>Leave it</Button><Button look={deed === 'suspend' ? 'danger' : 'primary'} type="submit" form={form} busy={extend.isPending || credit.isPending || suspend.isPending || resume.isPending} why={missing}>{name}</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) go[deed](); }}>
        {wantsNumber && <Field label={deed === 'extend' ? 'Days' : `Amount in ${currency}`}>{(field) => <Input {...field} inputMode="decimal" value={number} onChange={({ target }) => setNumber(target.value)} />}</Field>}
        {wantsReason && <Field label={deed === 'credit' ? 'What for' : 'Reason'} hint={deed === 'suspend' ? 'The tenant reads it.' : 'It stands on the invoice.'}>{(field) => <TextArea {...field} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>}
        <Refusal error={extend.error ?? credit.error ?? suspend.error ?? resume.error} />
      </form>
    </Dialog>
  );
}
