/** Sets a group's offsets. What would become of each partition is shown first, asked of the server as a dry run. */
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, ask, client, queries } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Count } from '../../ui/figures.tsx';
import { Loading, Refusal } from '../../ui/states.tsx';
import { useQuery } from '@tanstack/react-query';

type To = Schema<'OffsetReset'>['to'];
const WAYS: Record<To['at'], string> = { earliest: 'The beginning', latest: 'The end', timestamp: 'A time', by: 'By a number of records', offset: 'An offset' };

function toOf(at: To['at'], text: string): To | undefined {
  if (at === 'earliest' || at === 'latest') return { at };
  if (at === 'timestamp') return Number.isNaN(Date.parse(text)) ? undefined : { at, timestamp: new Date(text).toISOString() };
  if (!/^-?\d+$/.test(text)) return undefined;
  return at === 'by' ? { at, by: Number(text) } : { at, offset: Math.max(0, Number(text)) };
}

export function ResetOffsets({ cluster, group, topics, open, onClose }: { cluster: string; group: string; topics: string[]; open: boolean; onClose: () => void }) {
  const [at, setAt] = useState<To['at']>('earliest');
  const [text, setText] = useState('');
  const [topic, setTopic] = useState('');
  const to = toOf(at, text);
  const body = to && { to, topics: topic ? [{ topic }] : undefined };
  const path = { id: cluster, group };
  const preview = useQuery({
    queryKey: ['reset', path, body], enabled: open && body !== undefined, placeholderData: keepPreviousData, retry: false,
    queryFn: () => ask(client.POST('/samsa/v1/clusters/{id}/consumer-groups/{group}/offsets:reset', { params: { path, query: { dry_run: 'true' } }, body: body! })),
  });
  const reset = api.useMutation('post', '/samsa/v1/clusters/{id}/consumer-groups/{group}/offsets:reset', {
    onSuccess: async ({ changes }) => {
      toast.success(`${changes.length} partitions of ${group} are set.`);
      onClose();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('consumer-group') });
    },
  });
  const why = !body ? 'Say where to first' : preview.error ? 'It would be refused' : undefined;
  return (
    <Sheet open={open} onClose={onClose} title="Reset offsets" lead="Where this group’s consumers go on reading when they come back." footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" busy={reset.isPending} why={why} onClick={() => body && reset.mutate({ params: { path }, body })}>Reset offsets</Button></>}>
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="To">{(field) => <Select {...field} value={at} onChange={(event) => { setAt(event.target.value as To['at']); setText(''); }}>{Object.entries(WAYS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</Select>}</Field>
          <Field label="Topics">{(field) => <Select {...field} value={topic} onChange={(event) => setTopic(event.target.value)}><option value="">All it has read</option>{topics.map((name) => <option key={name}>{name}</option>)}</Select>}</Field>
          {at === 'timestamp' && <Field label="Time" hint="The first record at or after it">{(field) => <Input {...field} type="datetime-local" step={1} value={text} onChange={(event) => setText(event.target.value)} />}</Field>}
          {(at === 'by' || at === 'offset') && <Field label={at === 'by' ? 'Records' : 'Offset'} hint={at === 'by' ? 'Backwards when negative, as in -100' : undefined}>{(field) => <Input {...field} type="number" value={text} onChange={(event) => setText(event.target.value)} />}</Field>}
        </div>
        <Refusal error={reset.error ?? preview.error} />
        {body && !preview.error && (preview.data ? <Preview changes={preview.data.changes} /> : <Loading label="Looking what would change" />)}
      </div>
    </Sheet>
  );
}

function Preview({ changes }: { changes: Schema<'OffsetChanges'>['changes'] }) {
  if (changes.length === 0) return <p className="text-sm text-muted">The group has committed nothing: there is nothing to set.</p>;
  return (
    <div className="max-h-96 overflow-auto rounded-md border border-line" tabIndex={0} role="region" aria-label="What would change">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-raised text-left text-xs text-muted"><tr><th className="px-3 py-2 font-medium">Partition</th><th className="px-3 py-2 text-right font-medium">From</th><th className="px-3 py-2 text-right font-medium">To</th><th className="px-3 py-2 text-right font-medium">Moves</th></tr></thead>
        <tbody className="divide-y divide-line">
          {changes.map(({ topic, partition, from, to, clamped }) => (
            <tr key={`${topic}/${partition}`}>
              <td className="px-3 py-1.5">{topic} · {partition} {clamped && <Badge tone="warn">brought back</Badge>}</td>
              <td className="px-3 py-1.5 text-right"><Count of={from} /></td><td className="px-3 py-1.5 text-right font-medium"><Count of={to} /></td>
              <td className="px-3 py-1.5 text-right text-muted tabular-nums">{from === null ? '–' : `${to >= from ? '+' : '−'}${Math.abs(to - from).toLocaleString('en')}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
