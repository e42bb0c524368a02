/** One consumer group: its members and what they hold, its lag partition by partition, setting its offsets, deleting it. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Count } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { stateTone, TYPES } from './groups.tsx';
import { ResetOffsets } from './reset-offsets.tsx';

type Group = Schema<'ContentsGroup'>;
type Offset = Schema<'ListConsumerGroupOffsetsAnswer'>['data'][number];
const HERE = '/shell/clusters/$cluster/groups/$group';
const FOLLOW_MS = 5_000;

/** Why nothing can be set now. */
function locked(group: Group, operation: 'READ' | 'DELETE'): string | undefined {
  if (!group.authorized_operations.includes(operation)) return `You may not ${operation === 'READ' ? 'read in' : 'delete'} this group. Ask an administrator of the cluster.`;
  if (group.state !== 'Empty' && group.state !== 'Dead') return 'Locked while the group is active: its members would go on from where they are. Stop its consumers first.';
  return operation === 'READ' && group.type === 'share' ? 'A share group has no offset for each partition.' : undefined;
}

export function GroupPage() {
  const { cluster, group: id } = useParams({ from: HERE });
  const { reset } = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/groups/$group' });
  const path = { params: { path: { id: cluster, group: id } } };
  const { data: group, error, refetch } = api.useQuery('get', '/samsa/v1/clusters/{id}/consumer-groups/{group}', path, { refetchInterval: FOLLOW_MS });
  const offsets = api.useQuery('get', '/samsa/v1/clusters/{id}/consumer-groups/{group}/offsets', path, { refetchInterval: FOLLOW_MS });
  const show = (open: boolean) => void go({ search: (before) => ({ ...before, reset: open || undefined }), replace: true });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  const total = offsets.data?.data.reduce((sum, { lag }) => sum + lag, 0);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 items-center gap-2">
          <Link to="/clusters/$cluster/groups" params={{ cluster }} aria-label="All consumer groups" className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"><ChevronLeft aria-hidden className="size-4" /></Link>
          <h2 className="min-w-0 truncate text-lg font-semibold">{id}</h2>
          {group && <><Badge tone={stateTone(group.state)}>{group.state}</Badge><Badge>{TYPES[group.type]}</Badge></>}
        </div>
        {group && <span className="flex gap-2"><Button why={locked(group, 'READ')} onClick={() => show(true)}>Reset offsets</Button><Deletion cluster={cluster} group={group} /></span>}
      </div>
      <Card title="Lag" lead={total === undefined ? undefined : <><Count of={total} /> records behind in all{group?.assignor ? `, assigned by ${group.assignor}` : ''}</>} flush>
        {offsets.error ? <ErrorState error={offsets.error} retry={() => void offsets.refetch()} /> : <Table label="Lag by partition" columns={columnsOf(cluster)} rows={offsets.data?.data} rowKey={({ topic, partition }) => `${topic}/${partition}`} height="max-h-96" empty={<EmptyState title="Nothing committed yet">Lag is told once the group has committed an offset.</EmptyState>} />}
      </Card>
      <Card title="Members" flush>{group ? <Members group={group} /> : <div className="p-4"><Loading /></div>}</Card>
      {group && offsets.data && <ResetOffsets cluster={cluster} group={id} topics={[...new Set(offsets.data.data.map(({ topic }) => topic))]} open={(reset ?? false) && !locked(group, 'READ')} onClose={() => show(false)} />}
    </>
  );
}

function columnsOf(cluster: string): Column<Offset>[] {
  return [
    { key: 'topic', header: 'Topic', width: 'minmax(8rem, 2fr)', cell: ({ topic }) => <Link to="/clusters/$cluster/topics/$topic" params={{ cluster, topic }} className="hover:underline">{topic}</Link> },
    { key: 'partition', header: 'Partition', align: 'right', width: '5.5rem', cell: ({ partition }) => partition },
    { key: 'committed_offset', header: 'Committed', align: 'right', from: 'sm', cell: ({ committed_offset }) => <Count of={committed_offset} /> },
    { key: 'end_offset', header: 'End', align: 'right', from: 'sm', cell: ({ end_offset }) => <Count of={end_offset} /> },
    { key: 'lag', header: 'Lag', align: 'right', width: '6rem', cell: ({ lag }) => <Count of={lag} /> },
    { key: 'client_id', header: 'Held by', from: 'lg', cell: ({ client_id }) => client_id ?? '–' },
  ];
}

function Members({ group: { member_list, state } }: { group: Group }) {
  if (member_list === null) return <EmptyState title="Members are not known">Of this type of group the brokers do not tell us its members.</EmptyState>;
  if (member_list.length === 0) return <EmptyState title="No members">{state === 'Empty' ? 'The group keeps its offsets until a consumer comes back, or they expire.' : 'Nobody has joined.'}</EmptyState>;
  return (
    <ul className="divide-y divide-line">
      {member_list.map(({ id, client_id, instance_id, host, assignments }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 px-4 py-3 text-sm sm:grid-cols-2">
          <div className="min-w-0"><p className="truncate font-medium">{instance_id ?? client_id}</p><p className="truncate text-xs text-muted"><code>{id}</code> at {host.replace(/^\//, '')}</p></div>
          <p className="min-w-0 text-xs">{assignments.length === 0 ? <span className="text-muted">Holds nothing</span> : assignments.map(({ topic, partitions }) => <span key={topic} className="mr-3 inline-block"><span className="font-medium">{topic}</span> {partitions.join(', ')}</span>)}</p>
        </li>
      ))}
    </ul>
  );
}

function Deletion({ cluster, group }: { cluster: string; group: Group }) {
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const remove = api.useMutation('delete', '/samsa/v1/clusters/{id}/consumer-groups/{group}', {
    onSuccess: async () => {
      toast.success(`The group ${group.id} is deleted.`);
      await go({ to: '/clusters/$cluster/groups', params: { cluster } });
      await queries.invalidateQueries({ queryKey: ['get', '/samsa/v1/clusters/{id}/consumer-groups'] });
    },
  });
  return (
    <>
      <IconButton label="Delete the group" why={locked(group, 'DELETE')} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setOpen(true)} />
      <Confirm open={open} onClose={() => setOpen(false)} title="Delete this group?" deed="Delete the group" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: cluster, group: group.id } } })}>
        Its offsets are forgotten: consumers that come back begin where their own settings say.
      </Confirm>
    </>
  );
}
