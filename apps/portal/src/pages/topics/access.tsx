/** Who may do what with a topic, and by which role or entry. */
import { api } from '../../api.ts';
import type { Schema } from '../../schemas.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useTopic } from './topic.tsx';

type Holder = Schema<'ExplainTopicAccessAnswer'>['data'][number];
type Operation = Holder['operations'][number];

const KINDS: Record<Holder['kind'], string> = { user: 'Person', 'service-account': 'Service account', everybody: 'Every key of this cluster', unknown: 'Not of this organization' };

export function Access() {
  const { cluster, topic } = useTopic();
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/clusters/{id}/topics/{topic}/access', { params: { path: { id: cluster, topic } } });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Card><Loading lines={6} /></Card>;
  if (data.data.length === 0) return <Card><EmptyState title="Nobody">No role and no entry lets anyone read or write this topic.</EmptyState></Card>;
  return (
    <Card title="Who can" lead="From role bindings and access control entries together, as the brokers decide. Point at an operation to see why." flush>
      <ul className="divide-y divide-line">{data.data.map((holder) => <HolderRow key={holder.principal} holder={holder} />)}</ul>
    </Card>
  );
}

function HolderRow({ holder }: { holder: Holder }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="truncate text-sm font-medium">{holder.kind === 'everybody' ? 'Everybody' : (holder.name ?? holder.principal.slice('User:'.length))}</p>
        <p className="text-xs text-muted">{KINDS[holder.kind]}{holder.name && <> · <code>{holder.principal.slice('User:'.length)}</code></>}</p>
      </div>
      <div className="flex flex-wrap gap-1.5">{holder.operations.map((operation) => <OperationBadge key={operation.operation} operation={operation} />)}</div>
    </li>
  );
}

function OperationBadge({ operation: { operation, allowed, because } }: { operation: Operation }) {
  const reasons = because.map((reason) => (reason.by === 'role' ? `Role ${reason.role}` : `ACL ${reason.entry.permission} ${reason.entry.operation} on ${reason.entry.pattern_type === 'PREFIXED' ? `${reason.entry.resource_name}…` : reason.entry.resource_name}`));
  const word = operation.replaceAll('_', ' ').toLowerCase();
  return (
    <Tip says={[...new Set(reasons)].join(', ')}>
      <button type="button" aria-label={`${allowed ? word : `denied ${word}`}: ${reasons.join(', ')}`} className="rounded-full"><Badge tone={allowed ? 'good' : 'bad'}>{allowed ? word : `denied ${word}`}</Badge></button>
    </Tip>
  );
}
