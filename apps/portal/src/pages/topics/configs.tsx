/** A topic's configs in the broker's own words. Changes are gathered, checked by a broker and shown as a difference before they are saved. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Input, Select, Switch } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading, Refusal } from '../../ui/states.tsx';
import { useTopic, whyNot } from './topic.tsx';
import { humanConfig, plainWords } from './units.ts';

type Config = Schema<'ListTopicConfigsAnswer'>['data'][number];
type Diff = Schema<'ConfigDiff'>;
/** By name; null goes back to what is inherited. */
type Edits = Record<string, string | null>;

const HERE = '/shell/clusters/$cluster/topics/$topic/configs';
const SOURCES: Record<Config['source'], { label: string; tone: Tone }> = { topic: { label: 'This topic', tone: 'accent' }, cluster: { label: 'Cluster', tone: 'info' }, default: { label: 'Default', tone: 'neutral' } };
/** What people change; the rest is behind a switch. */
const USUAL = new Set(['cleanup.policy', 'retention.ms', 'retention.bytes', 'max.message.bytes', 'min.insync.replicas', 'compression.type', 'segment.bytes', 'segment.ms', 'delete.retention.ms', 'message.timestamp.type']);

export function Configs() {
  const { cluster, topic, data: about } = useTopic();
  const { q = '', all = false } = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/topics/$topic/configs' });
  const [edits, setEdits] = useState<Edits>({});
  const init = { params: { path: { id: cluster, topic } } };
  const list = api.useQuery('get', '/samsa/v1/clusters/{id}/topics/{topic}/configs', init);
  const check = api.useMutation('post', '/samsa/v1/clusters/{id}/topics/{topic}/configs:alter');
  const why = whyNot(about, 'ALTER_CONFIGS');
  const body = { set: Object.fromEntries(Object.entries(edits).filter((edit): edit is [string, string] => edit[1] !== null)), reset: Object.keys(edits).filter((name) => edits[name] === null) };
  const asked = (dryRun: boolean) => ({ params: { path: init.params.path, query: { dry_run: dryRun ? ('true' as const) : ('false' as const) } }, body });
  const save = api.useMutation('post', '/samsa/v1/clusters/{id}/topics/{topic}/configs:alter', {
    onSuccess: async () => {
      toast.success('The configs are saved.');
      setEdits({});
      check.reset();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/samsa/v1/clusters/{id}/topics/{topic}') });
    },
  });
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Card><Loading lines={8} /></Card>;
  const shown = list.data.data.filter(({ name, source }) => (q === '' ? all || USUAL.has(name) || source !== 'default' || name in edits : name.includes(q.toLowerCase())));
  const edit = (name: string, value: string | null | undefined) => setEdits(({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }));
  const count = Object.keys(edits).length;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Input aria-label="Search configs" type="search" placeholder="Search configs" className="max-w-72 flex-1" value={q} onChange={(event) => void go({ search: (before) => ({ ...before, q: event.target.value || undefined }), replace: true })} />
        <Switch label="All of them" checked={all} onChange={(on) => void go({ search: (before) => ({ ...before, all: on || undefined }), replace: true })} />
        <span className="ml-auto flex gap-2">
          {count > 0 && <Button onClick={() => setEdits({})}>Discard</Button>}
          <Button look="primary" busy={check.isPending} why={why ?? (count === 0 ? 'Nothing is changed' : undefined)} onClick={() => check.mutate(asked(true))}>Review {count > 0 ? count : ''} {count === 1 ? 'change' : 'changes'}</Button>
        </span>
      </div>
      <Refusal error={check.error} />
      <Card flush>
        {shown.length === 0 ? <EmptyState title={`No config has “${q}” in its name`} /> : <ul className="divide-y divide-line">{shown.map((config) => <ConfigRow key={config.name} config={config} edited={edits[config.name]} off={why !== undefined} onEdit={(value) => edit(config.name, value)} />)}</ul>}
      </Card>
      <Dialog
        open={check.data !== undefined} onClose={() => check.reset()} title="Save these changes?" lead="A broker has checked them. Nothing else changes."
        footer={<><Button onClick={() => check.reset()}>Back</Button><Button look="primary" busy={save.isPending} why={check.data?.changes.length === 0 ? 'It stands so already' : undefined} onClick={() => save.mutate(asked(false))}>Save</Button></>}
      >
        {check.data && <Difference diff={check.data} />}
        <Refusal error={save.error} />
      </Dialog>
    </>
  );
}

function ConfigRow({ config, edited, off, onEdit }: { config: Config; edited: string | null | undefined; off: boolean; onEdit: (value: string | null | undefined) => void }) {
  const { name, source, read_only, sensitive, type } = config;
  const value = edited === undefined ? config.value : (edited ?? config.inherited);
  const { label, tone } = SOURCES[edited === undefined ? source : edited === null ? 'default' : 'topic'];
  const change = (text: string) => onEdit(text === config.value ? undefined : text);
  const control = { 'aria-label': name, disabled: off || read_only || sensitive, value: value ?? '' };
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[1fr_17rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2"><code className="text-sm font-medium break-all">{name}</code><Badge tone={tone}>{label}</Badge>{edited !== undefined && <Badge tone="warn">changed</Badge>}</p>
        {config.documentation && <details className="mt-1 text-xs text-muted"><summary className="line-clamp-1 cursor-pointer rounded-sm [details[open]>&]:line-clamp-none">{plainWords(config.documentation)}</summary></details>}
      </div>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          {type === 'BOOLEAN' ? <Select {...control} onChange={(event) => change(event.target.value)}><option>true</option><option>false</option></Select> : <Input {...control} onChange={(event) => change(event.target.value)} />}
          <p className="mt-1 min-h-4 text-xs text-muted">{humanConfig(name, value)}</p>
        </div>
        {(source === 'topic' || edited !== undefined) && !off && <IconButton label={edited === undefined ? `Reset ${name}` : `Take back the change of ${name}`} icon={<RotateCcw aria-hidden className="size-4" />} onClick={() => onEdit(edited === undefined ? null : undefined)} />}
      </div>
    </li>
  );
}

function Difference({ diff }: { diff: Diff }) {
  if (diff.changes.length === 0) return <p className="text-sm text-muted">It stands so already: there is nothing to save.</p>;
  return (
    <ul className="flex flex-col gap-3">
      {diff.changes.map(({ name, before, after, source_after }) => (
        <li key={name} className="rounded-md border border-line text-sm">
          <p className="border-b border-line px-3 py-1.5 font-medium"><code>{name}</code>{source_after !== 'topic' && <span className="ml-2 text-xs font-normal text-muted">back to what is inherited</span>}</p>
          <p className="bg-bad-soft px-3 py-1 break-all"><span aria-hidden>− </span><span className="sr-only">before </span>{before ?? 'not set'} <span className="text-xs">{humanConfig(name, before)}</span></p>
          <p className="bg-good-soft px-3 py-1 break-all"><span aria-hidden>+ </span><span className="sr-only">after </span>{after ?? 'not set'} <span className="text-xs">{humanConfig(name, after)}</span></p>
        </li>
      ))}
    </ul>
  );
}
