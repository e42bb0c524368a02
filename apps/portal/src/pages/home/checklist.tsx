/** The way from nothing to a first record, ticked off by what there really is. Gone once it is walked. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { api } from '../../api.ts';
import { classes } from '../../ui/classes.ts';
import { Card } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import type { Cluster } from '../cluster/cluster.tsx';

interface Step {
  label: string;
  done: boolean | undefined;
  link: LinkProps;
}

const TOPICS_LOOKED_AT = 50;

export function Checklist({ clusters }: { clusters: Cluster[] | undefined }) {
  const first = clusters?.find(({ bootstrap }) => bootstrap !== undefined);
  const id = first?.id ?? '';
  const keys = api.useQuery('get', '/iam/v2/api-keys', { params: { query: { page_size: 1, 'spec.resource': id } } }, { enabled: first !== undefined });
  const topics = api.useQuery('get', '/samsa/v1/clusters/{id}/topics', { params: { path: { id }, query: { page_size: TOPICS_LOOKED_AT } } }, { enabled: first !== undefined });
  if (!clusters || (first && (keys.isPending || topics.isPending))) return <Card title="First steps"><Loading lines={4} /></Card>;
  const connect: LinkProps = first ? { to: '/clusters/$cluster', params: { cluster: id }, search: { connect: 'console' } } : { to: '/clusters/new' };
  const mine = topics.data?.data.filter(({ internal }) => !internal) ?? [];
  const steps: Step[] = [
    { label: 'Create a cluster', done: clusters.length > 0, link: { to: '/clusters/new' } },
    { label: 'Make a topic', done: mine.length > 0, link: connect },
    { label: 'Make a key for it', done: (keys.data?.data.length ?? 0) > 0, link: connect },
    { label: 'Send the first record', done: mine.some(({ messages }) => (messages ?? 0) > 0), link: connect },
  ];
  if (steps.every(({ done }) => done)) return null;
  return (
    <Card title="First steps" lead={`${steps.filter(({ done }) => done).length} of ${steps.length} done`}>
      <ol className="flex flex-col gap-1">
        {steps.map(({ label, done, link }) => (
          <li key={label}>
            <Link {...link} className="flex items-center gap-3 rounded-md px-1 py-1.5 text-sm hover:bg-hover">
              <span aria-hidden className={classes('grid size-5 shrink-0 place-items-center rounded-full border', done ? 'border-transparent bg-good-soft text-good' : 'border-line-strong')}>{done && <Check className="size-3.5" />}</span>
              <span className={done ? 'text-muted line-through' : 'font-medium'}>{label}<span className="sr-only">{done ? ': done' : ': to do'}</span></span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
