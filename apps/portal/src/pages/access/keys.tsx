/** API keys, of the control plane and of clusters. A secret is shown once, and can be taken away as a file. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, KeyRound, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { useMay, useSession } from '../../session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Code, Copyable } from '../../ui/copy.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Refusal } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { AccessPage } from './tabs.tsx';

type Key = Schema<'ApiKey'>;
const KEYS = ['get', '/iam/v2/api-keys'];

export function Keys() {
  const { owner, resource, make } = useSearch({ from: '/shell/access/keys' });
  const navigate = useNavigate({ from: '/access/keys' });
  const { user } = useSession();
  const may = useMay();
  const [leaving, setLeaving] = useState<Key>();
  const open = (is: boolean) => void navigate({ search: (search) => ({ ...search, make: is ? 'new' : undefined }) });
  const query = { page_size: PAGE_SIZE, ...(owner && { 'spec.owner': owner }), ...(resource && { 'spec.resource': resource }) };
  const answer = api.useInfiniteQuery('get', '/iam/v2/api-keys', { params: { query } }, byToken);
  const why = ({ spec }: Key) => (spec.owner.id === user.id ? undefined : may('api-key:delete', { environment: spec.resource.environment, cluster: spec.resource.id }));
  const add = <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => open(true)}>New API key</Button>;
  const columns: Column<Key>[] = [
    { key: 'id', header: 'Key', width: 'minmax(11rem, 1fr)', cell: ({ id }) => <Copyable text={id} /> },
    { key: 'name', header: 'Name', width: 'minmax(6rem, 1fr)', cell: ({ spec }) => spec.display_name || spec.description, from: 'sm' },
    { key: 'of', header: 'Of', cell: ({ spec }) => spec.owner.id, from: 'sm' },
    { key: 'for', header: 'For', cell: ({ spec }) => (spec.resource.id === 'cloud' ? 'Control plane' : spec.resource.id), from: 'lg' },
    { key: 'since', header: 'Made', cell: ({ metadata }) => <RelativeTime at={metadata.created_at} />, from: 'lg' },
    { key: 'do', header: 'Do', width: '3.5rem', align: 'right', cell: (key) => <IconButton size="small" label={`Delete ${key.id}`} why={why(key)} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setLeaving(key)} /> },
  ];
  return (
    <AccessPage title="API keys" actions={add}>
      {(owner ?? resource) && <p className="flex items-center gap-2 text-sm text-muted">Only those {owner ? `of ${owner}` : `for ${resource}`}. <Button size="small" onClick={() => void navigate({ search: {} })}>Show all</Button></p>}
      <Card flush>
        {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : (
          <Table
            label="API keys" columns={columns} rows={itemsOf(answer.data)} rowKey={({ id }) => id} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loadingMore={answer.isFetchingNextPage}
            empty={<EmptyState icon={<KeyRound />} title="No API key here" action={add}>A key opens the control plane, or one cluster.</EmptyState>}
          />
        )}
      </Card>
      {make !== undefined && <Make owner={owner ?? user.id} resource={resource ?? ''} onClose={() => open(false)} />}
      {leaving && <Remove apiKey={leaving} onClose={() => setLeaving(undefined)} />}
    </AccessPage>
  );
}

function Make({ owner, resource, onClose }: { owner: string; resource: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [of, setOf] = useState(owner);
  const [on, setOn] = useState(resource);
  const form = useId();
  const known = useQueryClient();
  const create = api.useMutation('post', '/iam/v2/api-keys', { onSuccess: () => void known.invalidateQueries({ queryKey: KEYS }) });
  if (create.data) return <Secret made={create.data} onClose={onClose} />;
  const submit = () => create.mutate({ body: { spec: { display_name: name, description: '', owner: { id: of.trim() }, ...(on.trim() && { resource: { id: on.trim() } }) } } });
  return (
    <Dialog open onClose={onClose} title="New API key" footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending}>Make it</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field label="Name" optional>{(field) => <Input {...field} maxLength={128} autoFocus value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field label="Whose" hint="You (u-…), or a service account (sa-…) for a program.">{(field) => <Input {...field} required value={of} onChange={({ target }) => setOf(target.value)} />}</Field>
        <Field label="For the cluster" optional hint="lkc-…; left empty, it opens the control plane.">{(field) => <Input {...field} value={on} onChange={({ target }) => setOn(target.value)} />}</Field>
        <Refusal error={create.error} />
      </form>
    </Dialog>
  );
}

function Secret({ made, onClose }: { made: Key; onClose: () => void }) {
  const lines = `API_KEY=${made.id}\nAPI_SECRET=${made.spec.secret}\n`;
  return (
    <Dialog
      open onClose={onClose} title="Your key is made" lead="The secret is shown this once. Keep it where your passwords are."
      footer={<><a className="inline-flex h-8.5 items-center gap-1.5 rounded-md border border-line-strong px-3 text-sm font-medium hover:bg-hover" download={`${made.id}.env`} href={`data:text/plain;charset=utf-8,${encodeURIComponent(lines)}`}><Download aria-hidden className="size-4" />Download</a><Button look="primary" onClick={onClose}>I have kept it</Button></>}
    >
      <Code text={lines} label="Key and secret" wrap />
    </Dialog>
  );
}

function Remove({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const known = useQueryClient();
  const remove = api.useMutation('delete', '/iam/v2/api-keys/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: KEYS }); toast.success(`${apiKey.id} is deleted.`); onClose(); } });
  return <Confirm open onClose={onClose} title={`Delete the key ${apiKey.id}?`} deed="Delete" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: apiKey.id } } })}>It is refused everywhere at once, on the brokers too: programs that use it stop working.</Confirm>;
}
