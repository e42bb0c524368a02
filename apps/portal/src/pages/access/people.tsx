/** The people of the organization, and those who are invited. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MailPlus, Send, UserMinus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../api.ts';
import { byToken, itemsOf, PAGE_SIZE } from '../../paging.ts';
import type { Schema } from '../../schemas.ts';
import { useMay, useSession } from '../../session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Refusal } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { AccessPage } from './tabs.tsx';

type User = Schema<'User'>;
type Invitation = Schema<'Invitation'>;
const ICON = 'size-4';

export function People() {
  const { invite } = useSearch({ from: '/shell/access' });
  const navigate = useNavigate({ from: '/access' });
  const why = useMay()('invitation:create');
  const open = (is: boolean) => void navigate({ search: { invite: is ? 'new' : undefined } });
  return (
    <AccessPage title="People" actions={<Button look="primary" icon={<MailPlus aria-hidden className={ICON} />} why={why} onClick={() => open(true)}>Invite</Button>}>
      <Members />
      <Invitations />
      {invite !== undefined && <Invite onClose={() => open(false)} />}
    </AccessPage>
  );
}

function Members() {
  const { user: own } = useSession();
  const why = useMay()('user:delete');
  const [leaving, setLeaving] = useState<User>();
  const answer = api.useInfiniteQuery('get', '/iam/v2/users', { params: { query: { page_size: PAGE_SIZE } } }, byToken);
  const columns: Column<User>[] = [
    { key: 'name', header: 'Name', width: 'minmax(8rem, 2fr)', cell: (user) => <>{user.full_name}{user.id === own.id && <span className="text-muted"> (you)</span>}</> },
    { key: 'email', header: 'E-mail', width: 'minmax(8rem, 2fr)', cell: (user) => user.email, from: 'sm' },
    { key: 'by', header: 'Signs in by', cell: (user) => (user.auth_type === 'AUTH_TYPE_SSO' ? 'Identity provider' : 'Password'), from: 'lg' },
    { key: 'since', header: 'Since', cell: (user) => <RelativeTime at={user.metadata.created_at} />, from: 'sm' },
    { key: 'do', header: 'Do', width: '3.5rem', align: 'right', cell: (user) => <IconButton size="small" label={`Remove ${user.full_name}`} why={why} icon={<UserMinus aria-hidden className={ICON} />} onClick={() => setLeaving(user)} /> },
  ];
  return (
    <Card title="Members" flush>
      {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : (
        <Table label="Members" columns={columns} rows={itemsOf(answer.data)} rowKey={({ id }) => id} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loadingMore={answer.isFetchingNextPage} />
      )}
      {leaving && <Remove user={leaving} onClose={() => setLeaving(undefined)} />}
    </Card>
  );
}

function Remove({ user, onClose }: { user: User; onClose: () => void }) {
  const known = useQueryClient();
  const remove = api.useMutation('delete', '/iam/v2/users/{id}', {
    onSuccess: () => {
      void known.invalidateQueries({ queryKey: ['get', '/iam/v2/users'] });
      toast.success(`${user.full_name} is removed.`);
      onClose();
    },
  });
  return <Confirm open onClose={onClose} title={`Remove ${user.full_name}?`} deed="Remove" busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate({ params: { path: { id: user.id } } })}>They are signed out, and their API keys and roles go at once: programs that use those keys stop working. What they made stays.</Confirm>;
}

const STATES: Record<string, { tone: 'info' | 'good' | 'warn'; word: string }> = {
  INVITE_STATUS_SENT: { tone: 'info', word: 'Sent' }, INVITE_STATUS_ACCEPTED: { tone: 'good', word: 'Accepted' }, INVITE_STATUS_EXPIRED: { tone: 'warn', word: 'Expired' },
};

function Invitations() {
  const may = useMay();
  const known = useQueryClient();
  const changed = () => void known.invalidateQueries({ queryKey: ['get', '/iam/v2/invitations'] });
  const answer = api.useInfiniteQuery('get', '/iam/v2/invitations', { params: { query: { page_size: PAGE_SIZE } } }, byToken);
  const failed = (error: unknown) => void toast.error((error as Error).message);
  const resend = api.useMutation('post', '/samsa/v1/invitations/{id}:resend', { onSuccess: ({ email }) => { changed(); toast.success(`Sent to ${email} again.`); }, onError: failed });
  const withdraw = api.useMutation('delete', '/iam/v2/invitations/{id}', { onSuccess: changed, onError: failed });
  const open = ({ status }: Invitation) => status !== 'INVITE_STATUS_ACCEPTED';
  const columns: Column<Invitation>[] = [
    { key: 'email', header: 'E-mail', width: 'minmax(8rem, 2fr)', cell: ({ email }) => email },
    { key: 'state', header: 'State', width: '6.5rem', cell: ({ status }) => <Badge tone={STATES[status]?.tone}>{STATES[status]?.word ?? status}</Badge> },
    { key: 'ends', header: 'Valid until', cell: (one) => (open(one) ? <RelativeTime at={one.expires_at} /> : ''), from: 'sm' },
    { key: 'do', header: 'Do', width: '5.5rem', align: 'right', cell: (one) => open(one) && (
      <>
        <IconButton size="small" label={`Send to ${one.email} again`} why={may('invitation:create')} icon={<Send aria-hidden className={ICON} />} onClick={() => resend.mutate({ params: { path: { id: one.id } } })} />
        <IconButton size="small" label={`Withdraw the invitation of ${one.email}`} why={may('invitation:delete')} icon={<X aria-hidden className={ICON} />} onClick={() => withdraw.mutate({ params: { path: { id: one.id } } })} />
      </>
    ) },
  ];
  return (
    <Card title="Invitations" flush>
      {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : (
        <Table
          label="Invitations" columns={columns} rows={itemsOf(answer.data)} rowKey={({ id }) => id} more={answer.hasNextPage ? () => void answer.fetchNextPage() : undefined} loadingMore={answer.isFetchingNextPage}
          empty={<EmptyState icon={<MailPlus />} title="Nobody is invited">An invitation is mailed, and works for seven days.</EmptyState>}
        />
      )}
    </Card>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const [email, setEmail] = useState('');
  const form = useId();
  const known = useQueryClient();
  const create = api.useMutation('post', '/iam/v2/invitations', {
    onSuccess: () => {
      void known.invalidateQueries({ queryKey: ['get', '/iam/v2/invitations'] });
      toast.success(`${email} is invited.`);
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title="Invite somebody" lead="They may do nothing until a role is bound to them." footer={<><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" form={form} busy={create.isPending}>Send the invitation</Button></>}>
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); create.mutate({ body: { email, auth_type: 'AUTH_TYPE_LOCAL' } }); }}>
        <Field label="E-mail">{(field) => <Input {...field} type="email" required autoFocus value={email} onChange={({ target }) => setEmail(target.value)} />}</Field>
        <Refusal error={create.error} />
      </form>
    </Dialog>
  );
}
