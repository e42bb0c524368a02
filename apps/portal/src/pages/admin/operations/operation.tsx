/** One operation in full: its steps, what went wrong in a row, why its cluster stands where it stands, and what can be done. */
import { RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { Button } from '../../../ui/button.tsx';
import { Copyable } from '../../../ui/copy.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { durationText, Moment, RelativeTime } from '../../../ui/figures.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Facts } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { ClusterLink, DataPlaneLink, TenantLink } from '../data-planes.tsx';
import { Verdict } from '../placement/verdict.tsx';
import { intentText, OperationBadge } from '../states.tsx';
import { Bulk } from './bulk.tsx';
import { type Deed, whyNot } from './deeds.ts';

const LOOK_MS = 2_000;
const SECOND_MS = 1_000;
type InFull = Schema<'FleetOperationInFull'>;

export function OperationSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  return <Sheet open={id !== undefined} onClose={onClose} title={id ?? ''}>{id && <OperationInFull id={id} />}</Sheet>;
}

function OperationInFull({ id }: { id: string }) {
  const { data, error, refetch } = api.useQuery('get', '/fleet/v1/operations/{id}', { params: { path: { id } } }, { refetchInterval: LOOK_MS });
  const [asked, setAsked] = useState<{ deed: Deed; step?: string }>();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading lines={9} />;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-2">
        <OperationBadge state={data.state} />
        <span className="flex-1" />
        <Menu items={data.steps.map(({ name }) => ({ label: `From ${name}`, onSelect: () => setAsked({ deed: 'retry', step: name }) }))} heading="Do a step again, and all that follow">
          <Button size="small" why={data.steps.length === 0 ? 'No step of it has been begun' : whyNot('retry', data)}>Retry from…</Button>
        </Menu>
        <Button size="small" icon={<Undo2 aria-hidden className="size-3.5" />} why={whyNot('cancel', data)} onClick={() => setAsked({ deed: 'cancel' })}>Cancel</Button>
        <Button size="small" look="primary" icon={<RotateCcw aria-hidden className="size-3.5" />} why={whyNot('retry', data)} onClick={() => setAsked({ deed: 'retry' })}>Retry</Button>
      </div>
      <Trouble operation={data} />
      <Timeline label="Steps" steps={data.steps.map((step) => ({ key: step.name, label: step.name, state: step.state, startedAt: step.started_at, endedAt: step.ended_at, usualMs: step.usual_seconds === undefined ? undefined : step.usual_seconds * SECOND_MS, cause: step.cause }))} />
      <About operation={data} />
      {data.placement && <section className="flex flex-col gap-3"><h3 className="text-sm font-semibold">Why it stands where it stands</h3><Verdict placement={data.placement} /></section>}
      {asked && <Bulk deed={asked.deed} step={asked.step} operations={[data]} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function Trouble({ operation: { cause, quarantine, causes, running } }: { operation: InFull }) {
  if (!cause && !quarantine && causes.length === 0 && !running?.stuck) return null;
  return (
    <section aria-label="Cause" className="flex flex-col gap-2 rounded-md border border-warn/30 bg-warn-soft px-3 py-2 text-sm">
      {cause && <p className="break-words">{cause}</p>}
      {running?.stuck && <p>It has stood at {running.step} for {durationText(running.seconds * SECOND_MS)}{running.usual_seconds === undefined ? '' : `; usually that takes ${durationText(running.usual_seconds * SECOND_MS)}`}.</p>}
      {quarantine && <p>In quarantine <RelativeTime at={quarantine.since} />: {quarantine.because}</p>}
      {causes.length > 0 && (
        <ol aria-label="What went wrong in a row" className="flex flex-col gap-1.5 text-xs">
          {causes.toReversed().map(({ reason, message, last_at, times }) => (
            <li key={`${reason} ${last_at}`} className="break-words"><span className="font-medium">{reason}</span>{times > 1 && ` × ${times}`} <span className="text-muted"><RelativeTime at={last_at} /></span><br />{message}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

function About({ operation }: { operation: InFull }) {
  const { resource, organization, data_plane, requested_by, created_at, ended_at, failures, replaced_by } = operation;
  return (
    <Facts
      facts={[
        ['What', `${intentText(operation.intent)} ${resource.kind}`],
        ['Cluster', resource.kind === 'Cluster' ? <ClusterLink id={resource.id} /> : <Copyable text={resource.id} />],
        ['Organization', <TenantLink key="tenant" id={organization} />],
        ['Data plane', <DataPlaneLink key="plane" id={data_plane} />],
        ['Asked for by', <Copyable key="by" text={requested_by} />],
        ['Asked for', <Moment key="at" at={created_at} />],
        ['Ended', <Moment key="end" at={ended_at} />],
        ['Failed in a row', failures],
        ...(replaced_by ? [['Undone by', <Copyable key="undone" text={replaced_by} />] as [string, React.ReactNode]] : []),
      ]}
    />
  );
}
