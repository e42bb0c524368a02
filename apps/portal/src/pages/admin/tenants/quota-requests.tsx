/** What tenants ask to hold more of: granted, granted in part or for a time, or declined with a reason that they read. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, TextArea } from '../../../ui/field.tsx';
import { RelativeTime } from '../../../ui/figures.tsx';
import { Card } from '../../../ui/page.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { limitText, QUOTA_NAMES } from '../../costs/quotas.tsx';
import { TenantLink } from '../data-planes.tsx';

type Request = Schema<'QuotaRequest'>;
const LOOK_MS = 30_000;

/** Nothing at all while nobody asks. */
export function QuotaRequests() {
  const [decided, setDecided] = useState<{ request: Request; deed: 'approve' | 'decline' }>();
  const { data, error } = api.useQuery('get', '/fleet/v1/quota-requests', { params: { query: { state: 'pending', page_size: 50 } } }, { refetchInterval: LOOK_MS });
  if (error) return <Refusal error={error} />;
  if (!data || data.data.length === 0) return null;
  return (
    <Card title="Requests for higher quotas" flush>
      <ul className="divide-y divide-line text-sm">
        {data.data.map((request) => (
          <li key={request.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium"><TenantLink id={request.organization} /> asks for {QUOTA_NAMES[request.quota].toLowerCase()}: {limitText(request.quota, request.limit)}</p>
              <p className="break-words text-muted">{request.reason} <span className="text-xs"><RelativeTime at={request.created_at} /></span></p>
            </div>
            <Button size="small" onClick={() => setDecided({ request, deed: 'decline' })}>Decline</Button>
            <Button size="small" look="primary" onClick={() => setDecided({ request, deed: 'approve' })}>Grant…</Button>
          </li>
        ))}
      </ul>
      {decided && <Decide {...decided} onClose={() => setDecided(undefined)} />}
    </Card>
  );
}

function Decide({ request, deed, onClose }: { request: Request; deed: 'approve' | 'decline'; onClose: () => void }) {
  const [limit, setLimit] = useState(String(request.limit));
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const form = useId();
  const known = useQueryClient();
  const onSuccess = () => { void known.invalidateQueries({ predicate: ({ queryKey: [, path] }) => typeof path === 'string' && /^\/fleet\/v1\/quota/.test(path) }); onClose(); };
  const approve = api.useMutation('post', '/fleet/v1/quota-requests/{id}:approve', { onSuccess });
  const decline = api.useMutation('post', '/fleet/v1/quota-requests/{id}:decline', { onSuccess });
  const params = { path: { id: request.id } };
  const missing = deed === 'decline' && !note.trim() ? 'Give the reason first' : undefined;
  const decide = () => (deed === 'decline' ? decline.mutate({ params, body: { note: note.trim() } }) : approve.mutate({ params, body: { limit: Number(limit), expires_at: until ? new Date(until).toISOString() : undefined, note: note.trim() || undefined } }));
  return (
    <Dialog open onClose={onClose} title={deed === 'approve' ? 'Grant a higher quota' : 'Decline the request'} lead={request.reason} footer={<><Button onClick={onClose}>Leave it</Button><Button look={deed === 'approve' ? 'primary' : 'danger'} type="submit" form={form} busy={approve.isPending || decline.isPending} why={missing}>{deed === 'approve' ? 'Grant' : 'Decline'}</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) decide(); }}>
        {deed === 'approve' && <Field label="New limit" hint={`They asked for ${limitText(request.quota, request.limit)}.`}>{(field) => <Input {...field} type="number" min={1} value={limit} onChange={({ target }) => setLimit(target.value)} />}</Field>}
        {deed === 'approve' && <Field label="Until" optional hint="For good when left empty. Nothing that stands is taken away then.">{(field) => <Input {...field} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />}</Field>}
        <Field label={deed === 'decline' ? 'Reason' : 'Note'} optional={deed === 'approve'} hint="The tenant reads it.">{(field) => <TextArea {...field} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
        <Refusal error={approve.error ?? decline.error} />
      </form>
    </Dialog>
  );
}
