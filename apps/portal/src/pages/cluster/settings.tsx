/** Changing a cluster: its name, its size, whether it can be deleted; and deleting it. What a change would do is told before it is made. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import { Fault } from '../../fault.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Field, Input, Switch } from '../../ui/field.tsx';
import { moneyText } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { Refusal } from '../../ui/states.tsx';
import { type Cluster, useCluster } from './cluster.tsx';

export function ClusterSettings() {
  const cluster = useCluster();
  const why = useMay()('cluster:update', { environment: cluster.environment.id, cluster: cluster.id }) ?? (cluster.health === 'deleting' ? 'It is being deleted.' : undefined);
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Name cluster={cluster} why={why} key={cluster.display_name} />
      <Size cluster={cluster} why={why} key={`${cluster.type} ${cluster.cku} ${cluster.max_ecku}`} />
      <Protection cluster={cluster} why={why} />
      <Deletion cluster={cluster} />
    </div>
  );
}

interface PartProps {
  cluster: Cluster;
  /** Why nothing can be changed. */
  why: string | undefined;
}

function usePatch({ id, environment }: Cluster, said: string) {
  const patch = api.useMutation('patch', '/cmk/v2/clusters/{id}');
  const run = (spec: { display_name?: string; deletion_protection?: boolean; config?: { kind?: Cluster['type']; cku?: number; max_ecku?: number } }) =>
    patch.mutate({ params: { path: { id } }, body: { spec: { ...spec, environment: { id: environment.id } } } }, {
      onSuccess: () => {
        toast.success(said);
        void queries.invalidateQueries();
      },
    });
  return { run, busy: patch.isPending, error: patch.error };
}

function Name({ cluster, why }: PartProps) {
  const [name, setName] = useState(cluster.display_name);
  const { run, busy, error } = usePatch(cluster, 'Renamed');
  const wrong = error && Fault.of(error).isOf('display_name') ? Fault.of(error).message : undefined;
  return (
    <Card title="Name">
      <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); run({ display_name: name }); }}>
        <div className="w-full max-w-sm"><Field label="Name" hint="Clients do not see it." wrong={wrong}>{(field) => <Input {...field} value={name} maxLength={64} onChange={(event) => setName(event.target.value)} />}</Field></div>
        <Button type="submit" busy={busy} why={why ?? (name.trim() === cluster.display_name ? 'It is called that.' : undefined)}>Rename</Button>
      </form>
      {error && !wrong ? <Refusal error={error} /> : null}
    </Card>
  );
}

function Size({ cluster, why }: PartProps) {
  const dedicated = cluster.cku !== undefined;
  const now = dedicated ? cluster.cku : cluster.max_ecku;
  const [size, setSize] = useState(String(now ?? ''));
  const [kind, setKind] = useState<Cluster['type']>(cluster.type);
  const { run, busy, error } = usePatch(cluster, 'The change is under way');
  const changed = kind !== cluster.type || Number(size) !== now;
  const config = kind !== cluster.type ? { kind } : dedicated ? { cku: Number(size) } : { max_ecku: Number(size) };
  const plan = api.useQuery('post', '/samsa/v1/clusters:plan', { body: { intent: 'update', cluster: cluster.id, spec: { environment: { id: cluster.environment.id }, config } } }, { enabled: changed && Number(size) > 0 });
  const blocked = plan.data?.blockers[0]?.detail;
  return (
    <Card title="Size" lead={dedicated ? 'CKUs that are reserved for it.' : 'It grows and shrinks with its load, up to this.'}>
      <div className="flex flex-col gap-4">
        {cluster.type === 'Basic' && <Switch label="Make it Standard" hint="Three brokers, three copies of every record. There is no way back." checked={kind === 'Standard'} onChange={(on) => setKind(on ? 'Standard' : 'Basic')} disabled={why !== undefined} />}
        {kind === cluster.type && <div className="w-full max-w-40"><Field label={dedicated ? 'CKU' : 'Most eCKU'}>{(field) => <Input {...field} type="number" min={1} max={1_000} value={size} onChange={(event) => setSize(event.target.value)} />}</Field></div>}
        {changed && plan.data && !blocked && (
          <ul className="list-disc rounded-md bg-sunken py-3 pr-3 pl-8 text-sm">
            {plan.data.price.difference_micros !== null && <li>{moneyText(plan.data.price.difference_micros)} a month {plan.data.price.difference_micros < 0 ? 'less' : 'more'}</li>}
            <li>{plan.data.restarts.brokers > 0 ? `${plan.data.restarts.brokers} brokers restart, one at a time: ${plan.data.restarts.why.join(', ')}` : 'No broker restarts.'}</li>
            {plan.data.data.map(({ detail }) => <li key={detail}>{detail}</li>)}
          </ul>
        )}
        {changed && blocked && <p role="alert" className="text-sm text-bad">{blocked}</p>}
        <Refusal error={error ?? (changed ? plan.error : null)} />
        <div><Button busy={busy} why={why ?? (changed ? blocked : 'It has that size.')} onClick={() => run({ config })}>Resize</Button></div>
      </div>
    </Card>
  );
}

function Protection({ cluster, why }: PartProps) {
  const { run, busy, error } = usePatch(cluster, cluster.deletion_protection ? 'It can be deleted now' : 'It is protected now');
  return (
    <Card title="Protection">
      <Switch label="Protect it from deletion" hint={why ?? 'Nobody can delete it, neither here nor by the API or Terraform, until this is taken off.'} checked={cluster.deletion_protection} disabled={busy || why !== undefined} onChange={(on) => run({ deletion_protection: on })} />
      <Refusal error={error} />
    </Card>
  );
}

function Deletion({ cluster }: { cluster: Cluster }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const remove = api.useMutation('delete', '/cmk/v2/clusters/{id}');
  const why = useMay()('cluster:delete', { environment: cluster.environment.id, cluster: cluster.id })
    ?? (cluster.deletion_protection ? 'It is protected from deletion: take that off first.' : cluster.health === 'deleting' ? 'It is being deleted.' : undefined);
  const run = () => remove.mutate({ params: { path: { id: cluster.id }, query: { environment: cluster.environment.id } } }, {
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries();
      void navigate({ to: '/clusters/$cluster', params: { cluster: cluster.id } });
    },
  });
  return (
    <Card title="Delete the cluster" lead="With its topics, records, keys and role bindings. There is no way back.">
      <Button look="danger" why={why} onClick={() => setAsking(true)}>Delete the cluster</Button>
      <Confirm open={asking} onClose={() => setAsking(false)} title={`Delete ${cluster.display_name}?`} name={cluster.display_name} deed="Delete the cluster" onConfirm={run} busy={remove.isPending} error={remove.error}>
        All its topics and their records are lost, and its API keys and role bindings end at once.
      </Confirm>
    </Card>
  );
}
