/** Switches that stop the work of a scope: every wish is still accepted and waits. Tenants read the reason. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CirclePause, Pause as PauseIcon, Play } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { Button } from '../../../ui/button.tsx';
import { Confirm, Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Select, TextArea } from '../../../ui/field.tsx';
import { RelativeTime } from '../../../ui/figures.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading, Refusal } from '../../../ui/states.tsx';
import { DataPlaneLink, TenantLink, useDataPlanes } from '../data-planes.tsx';

type Pause = Schema<'Pause'>;
type Kind = Pause['scope']['kind'];
const LOOK_MS = 5_000;
const ROWS = 100;
const PAUSES = ['get', '/fleet/v1/pauses'];

export function Pauses() {
  const { add } = useSearch({ from: '/shell/admin/pauses' });
  const navigate = useNavigate({ from: '/admin/pauses' });
  const [lifted, setLifted] = useState<Pause>();
  const { data, error, refetch } = api.useQuery('get', '/fleet/v1/pauses', { params: { query: { page_size: ROWS } } }, { refetchInterval: LOOK_MS });
  const open = (scope: string | undefined) => void navigate({ search: { add: scope } });
  return (
    <Page
      title="Pauses" lead="In a paused scope every wish is accepted and none is carried out. Brokers and what tenants do on them go on."
      actions={<Button look="primary" icon={<PauseIcon aria-hidden className="size-4" />} onClick={() => open('global')}>Pause…</Button>}
    >
      <Card flush>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <div className="p-4"><Loading lines={4} /></div> : data.data.length === 0 ? <EmptyState icon={<CirclePause />} title="Nothing is paused">All work of the fleet goes on.</EmptyState> : (
          <ul className="divide-y divide-line">
            {data.data.map((pause) => (
              <li key={pause.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-sm">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-medium"><Scope scope={pause.scope} /></p>
                  <p className="break-words">{pause.reason}</p>
                  <p className="text-xs text-muted">By {pause.paused_by} <RelativeTime at={pause.created_at} />; {pause.waiting} {pause.waiting === 1 ? 'operation waits' : 'operations wait'}</p>
                </div>
                <Button size="small" icon={<Play aria-hidden className="size-3.5" />} onClick={() => setLifted(pause)}>Lift</Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {add && <Add first={add} onClose={() => open(undefined)} />}
      {lifted && <Lift pause={lifted} onClose={() => setLifted(undefined)} />}
    </Page>
  );
}

function Scope({ scope }: { scope: Pause['scope'] }) {
  if (scope.kind === 'global') return <>Everything</>;
  if (scope.kind === 'region') return <>{scope.cloud} {scope.region}</>;
  if (scope.kind === 'data_plane') return <>Data plane <DataPlaneLink id={scope.data_plane} /></>;
  return <>Organization <TenantLink id={scope.organization ?? ''} /></>;
}

function Lift({ pause, onClose }: { pause: Pause; onClose: () => void }) {
  const known = useQueryClient();
  const lift = api.useMutation('delete', '/fleet/v1/pauses/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: PAUSES }); toast.success('Lifted: what waited goes on.'); onClose(); } });
  return <Confirm open onClose={onClose} title="Lift this pause?" deed="Lift it" busy={lift.isPending} error={lift.error} onConfirm={() => lift.mutate({ params: { path: { id: pause.id } } })}>{pause.waiting} {pause.waiting === 1 ? 'operation goes' : 'operations go'} on at once. It was paused because: {pause.reason}</Confirm>;
}

function Add({ first, onClose }: { first: string; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>(first.startsWith('organization.') ? 'organization' : first.startsWith('data-plane.') ? 'data_plane' : first.startsWith('region.') ? 'region' : 'global');
  const [target, setTarget] = useState(first.includes('.') ? first.slice(first.indexOf('.') + 1) : '');
  const [reason, setReason] = useState('');
  const { planes } = useDataPlanes();
  const form = useId();
  const known = useQueryClient();
  const put = api.useMutation('put', '/fleet/v1/pauses/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: PAUSES }); onClose(); } });
  const missing = kind !== 'global' && !target.trim() ? 'Say first what is to be paused' : reason.trim() ? undefined : 'Give the reason first';
  const id = kind === 'global' ? 'global' : `${kind === 'data_plane' ? 'data-plane' : kind}.${target.trim()}`;
  const options = kind === 'region' ? [...new Map(planes?.map(({ cloud, region }) => [`${cloud}.${region}`, `${cloud} ${region}`])).entries()] : (planes ?? []).map((plane) => [plane.id, plane.display_name] as const);
  return (
    <Dialog open onClose={onClose} title="Pause" lead="All wishes in the scope wait until it is lifted." footer={<><Button onClick={onClose}>Cancel</Button><Button look="danger" type="submit" form={form} busy={put.isPending} why={missing}>Pause</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (!missing) put.mutate({ params: { path: { id } }, body: { reason: reason.trim() } }); }}>
        <Field label="What">{(field) => <Select {...field} value={kind} onChange={(event) => { setKind(event.target.value as Kind); setTarget(''); }}><option value="global">Everything</option><option value="region">A region</option><option value="data_plane">A data plane</option><option value="organization">An organization</option></Select>}</Field>
        {kind === 'organization' && <Field label="Organization" hint="Its id">{(field) => <Input {...field} className="font-mono text-xs" value={target} onChange={(event) => setTarget(event.target.value)} />}</Field>}
        {(kind === 'region' || kind === 'data_plane') && <Field label={kind === 'region' ? 'Region' : 'Data plane'}>{(field) => <Select {...field} value={target} onChange={(event) => setTarget(event.target.value)}><option value="">Choose one</option>{options.map(([value, name]) => <option key={value} value={value}>{name}</option>)}</Select>}</Field>}
        <Field label="Reason" hint="Tenants read it, as it stands.">{(field) => <TextArea {...field} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <Refusal error={put.error} />
      </form>
    </Dialog>
  );
}
