/** What stands around every page of one topic: its name and figures, its tabs, and deleting it. */
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { ChevronLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Bytes, Count } from '../../ui/figures.tsx';
import { PageTabs } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { humanConfig } from './units.ts';

const HERE = '/shell/clusters/$cluster/topics/$topic';

export function useTopic() {
  const { cluster, topic } = useParams({ from: HERE });
  return { cluster, topic, ...api.useQuery('get', '/samsa/v1/clusters/{id}/topics/{topic}', { params: { path: { id: cluster, topic } } }) };
}

/** Why the caller may not do this to the topic, in Kafka's word for it. */
export function whyNot(topic: Schema<'ContentsTopic'> | undefined, operation: Schema<'ContentsTopic'>['authorized_operations'][number]): string | undefined {
  if (!topic || topic.authorized_operations.includes(operation)) return undefined;
  return `You may not ${operation.replaceAll('_', ' ').toLowerCase()} here. Ask an administrator of the cluster for a role that has it.`;
}

export function TopicFrame() {
  const { cluster, topic, data, error, refetch } = useTopic();
  const tabs = [{ label: 'Messages', to: '', exact: true }, { label: 'Partitions', to: '/partitions' }, { label: 'Configs', to: '/configs' }, { label: 'Who can', to: '/access' }] as const;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 items-center gap-2">
          <Link to="/clusters/$cluster/topics" params={{ cluster }} aria-label="All topics" className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"><ChevronLeft aria-hidden className="size-4" /></Link>
          <h2 className="min-w-0 truncate text-lg font-semibold">{topic}</h2>
          {data?.internal && <Badge>Kafka’s own</Badge>}
          {data && data.under_replicated > 0 && <Badge tone="warn">{data.under_replicated} partitions short of copies</Badge>}
        </div>
        <Deletion cluster={cluster} topic={topic} why={whyNot(data, 'DELETE')} />
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {([
          ['Partitions', data && <Count of={data.partitions} />], ['Copies', data && <Count of={data.replication_factor} />], ['Messages', data && <Count of={data.messages} />], ['Size', data && <Bytes bytes={data.size_bytes} />],
          ['Clean-up', data && (data.cleanup_policy ?? '–')], ['Kept for', data && (humanConfig('retention.ms', data.retention_ms?.toString()) ?? '–')],
        ] as const).map(([name, value]) => <div key={name}><dt className="text-xs text-muted">{name}</dt><dd className="font-medium">{value ?? <Skeleton className="w-12" />}</dd></div>)}
      </dl>
      <PageTabs label="Parts of the topic" tabs={tabs.map(({ label, to, ...rest }) => ({ label, ...rest, link: { to: `/clusters/$cluster/topics/$topic${to}`, params: { cluster, topic } } }))} />
      <Outlet />
    </>
  );
}

function Deletion({ cluster, topic, why }: { cluster: string; topic: string; why: string | undefined }) {
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const remove = api.useMutation('delete', '/samsa/v1/clusters/{id}/topics/{topic}', {
    onSuccess: async () => {
      toast.success(`The topic ${topic} is deleted.`);
      await go({ to: '/clusters/$cluster/topics', params: { cluster } });
      await queries.invalidateQueries({ queryKey: ['get', '/samsa/v1/clusters/{id}/topics'] });
    },
  });
  return (
    <>
      <IconButton label="Delete the topic" why={why} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setOpen(true)} />
      <Confirm open={open} onClose={() => setOpen(false)} title="Delete this topic?" name={topic} deed="Delete the topic" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: cluster, topic } } })}>
        All its records are lost, for everyone who reads it. This cannot be undone.
      </Confirm>
    </>
  );
}
