/** Access control entries, principal by principal: what each may do, and what it is denied. */
import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus, ShieldCheck, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { byToken, itemsOf } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Input } from '../../ui/field.tsx';
import { Count } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { AddAcl } from './add-acl.tsx';
import { readAcls } from './read-acls.ts';

type Principal = Schema<'ListAclsAnswer'>['data'][number];
type Entry = Schema<'ListAclsAnswer'>['data'][number]['entries'][number];
const HERE = '/shell/clusters/$cluster/acls';
const PRINCIPALS_AT_ONCE = 25;

export function Acls() {
  const { cluster } = useParams({ from: HERE });
  const { q, add } = useSearch({ from: HERE });
  const go = useNavigate({ from: '/clusters/$cluster/acls' });
  const say = (change: { q?: string; add?: boolean }) => void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const search = useDeferredValue(q);
  const list = api.useInfiniteQuery('get', '/samsa/v1/clusters/{id}/acls', { params: { path: { id: cluster }, query: { page_size: PRINCIPALS_AT_ONCE, search } } }, { ...byToken, placeholderData: keepPreviousData });
  const first = list.data?.pages[0];
  const why = first && !first.may_alter ? 'You may not change entries here. Ask an administrator of the cluster.' : undefined;
  const create = <Button look="primary" icon={<Plus aria-hidden className="size-4" />} why={why} onClick={() => say({ add: true })}>Add an ACL</Button>;
  const principals = itemsOf(list.data);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Input aria-label="Search principals and resources" type="search" placeholder="Search principals and resources" className="min-w-48 max-w-80 flex-1" value={q ?? ''} onChange={(event) => say({ q: event.target.value || undefined })} />
        <p aria-live="polite" className="text-sm text-muted">{first ? <><Count of={first.metadata.total_size} /> {first.metadata.total_size === 1 ? 'principal' : 'principals'}</> : ' '}</p>
        <span className="ml-auto">{create}</span>
      </div>
      {list.error && !first && <Card><ErrorState error={list.error} retry={() => void list.refetch()} /></Card>}
      {!list.error && !principals && <Card><Loading lines={6} /></Card>}
      {principals?.length === 0 && <Card><EmptyState icon={<ShieldCheck />} title={search ? 'Nothing matches' : 'No ACLs yet'} action={search ? undefined : create}>{search ? 'Try another part of a name.' : 'Roles give most of what is needed. ACLs are for what they do not say, or to deny.'}</EmptyState></Card>}
      {principals?.map((principal) => <PrincipalCard key={principal.principal} cluster={cluster} principal={principal} why={why} />)}
      {list.hasNextPage && <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Show more</Button>}
      <AddAcl cluster={cluster} open={add ?? false} onClose={() => say({ add: undefined })} />
    </>
  );
}

function PrincipalCard({ cluster, principal: { principal, name, kind, entries, denials }, why }: { cluster: string; principal: Principal; why: string | undefined }) {
  const [doomed, setDoomed] = useState<Entry>();
  const remove = api.useMutation('post', '/samsa/v1/clusters/{id}/acls:delete', {
    onSuccess: async () => {
      toast.success('The entry is deleted.');
      setDoomed(undefined);
      await readAcls();
    },
  });
  const id = principal.slice('User:'.length);
  const entryOf = (entry: Entry) => entry as Parameters<typeof remove.mutate>[0]['body']['entries'][number];
  return (
    <Card title={kind === 'everybody' ? 'Everybody' : (name ?? id)} lead={kind === 'everybody' ? 'Every key of this cluster' : name ? id : undefined} flush actions={<>{denials > 0 && <Badge tone="bad">{denials} deny</Badge>}<Badge>{entries.length}</Badge></>}>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={JSON.stringify(entry)} className="flex items-center gap-3 px-4 py-2 text-sm">
            <Badge tone={entry.permission === 'DENY' ? 'bad' : 'good'}>{entry.permission === 'DENY' ? 'Deny' : 'Allow'}</Badge>
            <span className="w-16 shrink-0 font-medium break-words sm:w-32">{entry.operation.replaceAll('_', ' ').toLowerCase()}</span>
            <span className="min-w-0 flex-1 break-words"><span className="text-muted">{entry.resource_type.replaceAll('_', ' ').toLowerCase()}</span> <code>{entry.resource_name}{entry.pattern_type === 'PREFIXED' && '…'}</code>{entry.host !== '*' && <span className="text-muted"> from {entry.host}</span>}</span>
            <IconButton size="small" label={`Delete ${entry.permission.toLowerCase()} ${entry.operation} on ${entry.resource_name}`} why={why} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setDoomed(entry)} />
          </li>
        ))}
      </ul>
      <Confirm open={doomed !== undefined} onClose={() => setDoomed(undefined)} title="Delete this entry?" deed="Delete the entry" busy={remove.isPending} error={remove.error} onConfirm={() => doomed && remove.mutate({ params: { path: { id: cluster } }, body: { entries: [entryOf(doomed)] } })}>
        {doomed?.permission === 'DENY' ? 'What it denied may be allowed by a role or another entry, at once.' : 'Clients that have the right by this entry alone lose it at once.'}
      </Confirm>
    </Card>
  );
}
