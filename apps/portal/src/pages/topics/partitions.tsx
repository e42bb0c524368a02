/** A topic's partitions: who leads, where copies are, what each holds; and giving it more of them. */
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Bytes, Count } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, Refusal } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useTopic, whyNot } from './topic.tsx';

type Row = Schema<'ListTopicPartitionsAnswer'>['data'][number];

const COLUMNS: Column<Row>[] = [
  { key: 'partition', header: 'Partition', width: '5.5rem', cell: ({ partition }) => <span className="tabular-nums">{partition}</span> },
  { key: 'leader', header: 'Leader', width: '6rem', cell: ({ leader }) => (leader === null ? <Badge tone="bad">none</Badge> : `broker ${leader}`) },
  { key: 'replicas', header: 'Copies', from: 'sm', width: 'minmax(8rem, 2fr)', cell: ({ replicas }) => <span className="flex gap-1">{replicas.map(({ broker, in_sync }) => <Badge key={broker} tone={in_sync ? 'neutral' : 'warn'}>{broker}{in_sync ? '' : ' behind'}</Badge>)}</span> },
  { key: 'start_offset', header: 'From', align: 'right', from: 'sm', cell: ({ start_offset }) => <Count of={start_offset} /> },
  { key: 'end_offset', header: 'To', align: 'right', cell: ({ end_offset }) => <Count of={end_offset} /> },
  { key: 'messages', header: 'Messages', align: 'right', from: 'lg', cell: ({ messages }) => <Count of={messages} /> },
  { key: 'size_bytes', header: 'Size', align: 'right', cell: ({ size_bytes }) => <Bytes bytes={size_bytes} /> },
];

export function Partitions() {
  const { cluster, topic, data } = useTopic();
  const [open, setOpen] = useState(false);
  const list = api.useQuery('get', '/samsa/v1/clusters/{id}/topics/{topic}/partitions', { params: { path: { id: cluster, topic } } });
  return (
    <Card title="Partitions" flush actions={<Button size="small" why={whyNot(data, 'ALTER')} onClick={() => setOpen(true)}>Add partitions</Button>}>
      {list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <Table label="Partitions" columns={COLUMNS} rows={list.data?.data} rowKey={({ partition }) => String(partition)} height="max-h-[calc(100dvh-22rem)] min-h-40" />}
      {data && <Increase key={data.partitions} cluster={cluster} topic={topic} now={data.partitions} open={open} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Increase({ cluster, topic, now, open, onClose }: { cluster: string; topic: string; now: number; open: boolean; onClose: () => void }) {
  const [wanted, setWanted] = useState(String(now + 1));
  const increase = api.useMutation('post', '/samsa/v1/clusters/{id}/topics/{topic}/partitions:increase', {
    onSuccess: async () => {
      toast.success(`${topic} has ${wanted} partitions.`);
      onClose();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/samsa/v1/clusters/{id}/topics') });
    },
  });
  const submit = () => increase.mutate({ params: { path: { id: cluster, topic } }, body: { partitions: Number(wanted) } });
  return (
    <Dialog
      open={open} onClose={onClose} title="Add partitions" lead="Records of one key go to one partition; with more of them a key may go to another one from then on."
      footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" busy={increase.isPending} why={Number(wanted) > now ? undefined : `More than ${now}`} onClick={submit}>Set to {wanted}</Button></>}
    >
      <Field label="Partitions" hint={`${now} now. They can never be fewer again.`}>{(field) => <Input {...field} type="number" min={now + 1} value={wanted} onChange={(event) => setWanted(event.target.value)} />}</Field>
      <Refusal error={increase.error} />
    </Dialog>
  );
}
