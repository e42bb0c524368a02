/** Service accounts: whom programs are. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Bot, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Refusal } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { AccessPage } from './tabs.tsx';

type Account = Schema<'ServiceAccount'>;
const ACCOUNTS = ['get', '/iam/v2/service-accounts'];

export function ServiceAccounts() {
  const { make } = useSearch({ from: '/shell/access/service-accounts' });
  const navigate = useNavigate({ from: '/access/service-accounts' });
  const may = useMay();
  const [leaving, setLeaving] = useState<Account>();
  const open = (is: boolean) => void navigate({ search: { make: is ? 'new' : undefined } });
  const answer = api.useInfiniteQuery('get', '/iam/v2/service-accounts', { params: { query: { page_size: PAGE_SIZE } } }, byToken);
  const add = <Button look="primary" icon={<Plus aria-hidden className="size-4" />} why={may('service-account:create')} onClick={() => open(true)}>New service account</Button>;
  const columns: Column<Account>[] = [
    { key: 'name', header: 'Name', width: 'minmax(8rem, 2fr)', cell: ({ id, display_name }) => <Link to="/access/keys" search={{ owner: id }} className="font-medium hover:underline">{display_name}</Link> },
    { key: 'id', header: 'Id', width: 'minmax(8rem, 1fr)', cell: ({ id }) => <Copyable text={id} />, from: 'sm' },
    { key: 'about', header: 'Description', width: 'minmax(8rem, 2fr)', cell: ({ description }) => description, from: 'lg' },
    { key: 'since', header: 'Made', cell: ({ metadata }) => <RelativeTime at={metadata.created_at} />, from: 'sm' },
    { key: 'do', header: 'Do', width: '3.5rem', align: 'right', cell: (one) => <IconButton size="small" label={`Delete ${one.display_name}`} why={may('service-account:delete')} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => setLeaving(one)} /> },
  ];
  return (
    <AccessPage title="Service accounts" actions={add}>
      <Card flush>
        {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : (
          <Table
            label="Service accounts" columns={columns} rows={itemsOf(answer.data)} rowKey={({ id }) => id} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loadingMore={answer.isFetchingNextPage}
            empty={<EmptyState icon={<Bot />} title="No service account yet" action={add}>A program is somebody too: give each its own account, with keys and rights of its own.</EmptyState>}
          />
        )}
      </Card>
      {make !== undefined && <Make onClose={() => open(false)} />}
      {leaving && <Remove account={leaving} onClose={() => setLeaving(undefined)} />}
    </AccessPage>
  );
}

function Make({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const form = useId();
  const known = useQueryClient();
  const create = api.useMutation('post', '/iam/v2/service-accounts', { onSuccess: () => { void known.invalidateQueries({ queryKey: ACCOUNTS }); onClose(); } });
  return (
    <Dialog open onClose={onClose} title="New service account" footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending}>Make it</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); create.mutate({ body: { display_name: name, description: about } }); }}>
        <Field label="Name">{(field) => <Input {...field} required maxLength={64} autoFocus value={name} onChange={({ target }) => setName(target.value)} />}</Field>
        <Field label="Description" optional>{(field) => <Input {...field} maxLength={128} value={about} onChange={({ target }) => setAbout(target.value)} />}</Field>
        <Refusal error={create.error} />
      </form>
    </Dialog>
  );
}

function Remove({ account, onClose }: { account: Account; onClose: () => void }) {
  const known = useQueryClient();
  const remove = api.useMutation('delete', '/iam/v2/service-accounts/{id}', { onSuccess: () => { void known.invalidateQueries({ queryKey: ACCOUNTS }); toast.success(`${account.display_name} is deleted.`); onClose(); } });
  return <Confirm open onClose={onClose} title={`Delete ${account.display_name}?`} name={account.display_name} deed="Delete" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: account.id } } })}>Its keys and roles go with it, at once: programs that use them stop working.</Confirm>;
}
