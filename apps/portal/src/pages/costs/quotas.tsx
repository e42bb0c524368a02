/** What the organization may hold, how much of it is taken, and requests for more. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Gauge } from 'lucide-react';
import { useId, useState } from 'react';
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select, TextArea } from '../../ui/field.tsx';
import { bytesText, Meter, RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states.tsx';
import { CostPage } from './tabs.tsx';

type Request = Schema<'QuotaRequest'>;
type QuotaName = Request['quota'];
const REQUESTS = ['get', '/samsa/v1/quota-requests'];
const GIB = 1024 ** 3;
export const QUOTA_NAMES: Record<QuotaName, string> = { clusters: 'Clusters', cku: 'CKU', brokers: 'Brokers', storage_bytes: 'Storage' };
const STATES: Record<Request['state'], Tone> = { pending: 'info', approved: 'good', declined: 'bad', withdrawn: 'neutral', expired: 'neutral', replaced: 'neutral' };

export const limitText = (quota: QuotaName, limit: number): string => (quota === 'storage_bytes' ? bytesText(limit) : String(limit));

export function QuotaRequestBadge({ state }: { state: Request['state'] }) {
  return <Badge tone={STATES[state]} dot={state === 'pending' ? 'beating' : true}>{state.charAt(0).toUpperCase() + state.slice(1)}</Badge>;
}

export function Quotas() {
  const { ask } = useSearch({ from: '/shell/costs/quotas' });
  const navigate = useNavigate({ from: '/costs/quotas' });
  const why = useMay()('quota:request');
  const open = (name: string | undefined) => void navigate({ search: { ask: name } });
  const { data, error, refetch } = api.useQuery('get', '/service-quota/v1/applied-quotas', { params: { query: { scope: 'ORGANIZATION', page_size: 100 } } });
  return (
    <CostPage title="Quotas" actions={<Button look="primary" why={why} onClick={() => open('clusters')}>Ask for more</Button>}>
      <Card title="What the organization holds">
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <Loading lines={6} /> : (
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {data.data.map(({ id, display_name, usage, applied_limit }) => (usage === undefined
              ? <p key={id} className="flex justify-between text-xs"><span className="text-muted">{display_name}</span><span className="tabular-nums">at most {applied_limit}</span></p>
              : <Meter key={id} label={display_name} held={usage} limit={applied_limit} />))}
          </div>
        )}
      </Card>
      <Requests why={why} />
      {ask && <Ask first={ask} onClose={() => open(undefined)} />}
    </CostPage>
  );
}

function Requests({ why }: { why: string | undefined }) {
  const known = useQueryClient();
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/quota-requests', { params: { query: { page_size: 50 } } });
  const withdraw = api.useMutation('delete', '/samsa/v1/quota-requests/{id}', { onSuccess: () => void known.invalidateQueries({ queryKey: REQUESTS }) });
  return (
    <Card title="Requests" flush>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <div className="p-4"><Loading /></div> : data.data.length === 0 ? <EmptyState icon={<Gauge />} title="Nobody has asked for more yet" /> : (
        <ul className="divide-y divide-line text-sm">
          {data.data.map(({ id, quota, limit, granted_limit, reason, state, created_at, note, expires_at }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-medium">{QUOTA_NAMES[quota]}: {limitText(quota, limit)}{granted_limit !== undefined && granted_limit !== limit ? `, granted ${limitText(quota, granted_limit)}` : ''}</p>
                <p className="break-words text-muted">{reason}</p>
                {note && <p className="text-xs">Answer: {note}</p>}
                <p className="text-xs text-muted">Asked <RelativeTime at={created_at} />{expires_at && <>, ends <RelativeTime at={expires_at} /></>}</p>
              </div>
              <QuotaRequestBadge state={state} />
              {state === 'pending' && <Button size="small" why={why} busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { path: { id } } })}>Withdraw</Button>}
            </li>
          ))}
        </ul>
      )}
      <Refusal error={withdraw.error} />
    </Card>
  );
}

function Ask({ first, onClose }: { first: string; onClose: () => void }) {
  const [quota, setQuota] = useState<QuotaName>(first in QUOTA_NAMES ? (first as QuotaName) : 'clusters');
  const [limit, setLimit] = useState('');
  const [reason, setReason] = useState('');
  const form = useId();
  const known = useQueryClient();
  const create = api.useMutation('post', '/samsa/v1/quota-requests', { onSuccess: () => { void known.invalidateQueries({ queryKey: REQUESTS }); onClose(); } });
  const missing = Number(limit) > 0 ? (reason.trim() ? undefined : 'Say why first') : 'Give the new limit first';
  const send = () => create.mutate({ body: { quota, limit: quota === 'storage_bytes' ? Number(limit) * GIB : Number(limit), reason: reason.trim() } });
  return (
    <Dialog open onClose={onClose} title="Ask for more" lead="Those who run the fleet read it and decide." footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending} why={missing}>Ask</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) send(); }}>
        <Field label="Of what">{(field) => <Select {...field} value={quota} onChange={({ target }) => setQuota(target.value as QuotaName)}>{Object.entries(QUOTA_NAMES).map(([value, name]) => <option key={value} value={value}>{name}</option>)}</Select>}</Field>
        <Field label="New limit" hint={quota === 'storage_bytes' ? 'The whole of it, in GiB' : 'The whole of it, not the difference'}>{(field) => <Input {...field} type="number" min={1} value={limit} onChange={({ target }) => setLimit(target.value)} />}</Field>
        <Field label="Why">{(field) => <TextArea {...field} maxLength={1_000} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        <Refusal error={create.error} />
      </form>
    </Dialog>
  );
}
