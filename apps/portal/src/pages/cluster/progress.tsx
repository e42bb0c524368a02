/** An operation as it goes: its steps with how long they take and usually take, when it will be through, and cancelling it. */
import { useState } from 'react';
import { toast } from 'sonner';
import { api, queries } from '../../api.ts';
import { Fault } from '../../fault.ts';
import { useStanding } from '../../live.ts';
import type { Schema } from '../../schemas.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { durationText, RelativeTime } from '../../ui/figures.tsx';
import { Card } from '../../ui/page.tsx';
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx';
import type { Cluster } from './cluster.tsx';

type Operation = Schema<'LifeOperation'>;

const INTENTS: Record<string, string> = { create: 'Created', update: 'Changed', delete: 'Deleted', suspend: 'Suspended', resume: 'Resumed' };
const HEADINGS: Record<string, [underWay: string, done: string, cancel: string, lost: string]> = {
  create: ['Creating it', 'How it came up', 'Cancel the creation', 'What has been made of the cluster so far is deleted.'],
  update: ['Changing it', 'How it was changed', 'Cancel the change', 'The cluster goes back to how it was before.'],
  delete: ['Deleting it', 'How it was deleted', 'Keep the cluster', 'The cluster stays. Its keys and role bindings went with the wish to delete it and have to be made anew.'],
  suspend: ['Suspending it', 'How it was suspended', 'Cancel', 'The cluster goes on running.'],
  resume: ['Resuming it', 'How it was resumed', 'Cancel', 'The cluster stays suspended.'],
};
const OTHER = ['Under way', 'What was done', 'Cancel', 'It goes back to how it was before.'] as const;
const STEPS: Record<string, [label: string, detail: string]> = {
  namespace: ['A place for it', 'Room of its own, with limits and a wall around it.'],
  objects: ['Its parts are described', 'Brokers, storage and listeners, as they should be.'],
  ready: ['Brokers start', 'They form a quorum and open their listeners.'],
  credentials: ['Credentials', 'Keys are known to the brokers.'],
  canary: ['A record goes through', 'Produced and consumed by your own listener, before anybody is told that it works.'],
  access: ['Permissions', 'Roles and keys are written into the brokers.'],
  evacuate: ['Data moves', 'Off the brokers that will go.'],
  spread: ['Data spreads', 'Over the brokers that have come.'],
  users: ['Access ends', 'Nobody can connect any more.'],
  kafka: ['Brokers end', 'They are taken down with their storage.'],
  release: ['Its place is given back', 'Nothing of it is left.'],
};

export const intentWords = (intent: Operation['intent']): string => INTENTS[intent] ?? intent;

function stepOf({ name, state, started_at, ended_at, cause, usual_seconds }: Operation['steps'][number]): TimelineStep {
  const [label, detail] = STEPS[name] ?? [`${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`, ''];
  return { key: name, label, detail, state, startedAt: started_at, endedAt: ended_at, cause, usualMs: usual_seconds === undefined ? undefined : usual_seconds * 1_000 };
}

export function Progress({ operation, cluster }: { operation: Operation; cluster: Cluster }) {
  const [asking, setAsking] = useState(false);
  const standing = useStanding();
  const [underWay, done, cancel] = HEADINGS[operation.intent] ?? OTHER;
  const open = !operation.ended_at;
  const why = useMay()('operation:cancel', { environment: cluster.environment.id, cluster: cluster.id });
  const took = operation.started_at && operation.ended_at ? new Date(operation.ended_at).getTime() - new Date(operation.started_at).getTime() : undefined;
  return (
    <Card
      title={open ? underWay : done}
      lead={open ? <Eta operation={operation} lost={standing === 'lost'} /> : took !== undefined && <>in {durationText(took)}</>}
      actions={open && operation.cancelable && <Button size="small" why={why} onClick={() => setAsking(true)}>{cancel}</Button>}
    >
      {open && (
        <div role="progressbar" aria-label={underWay} aria-valuenow={operation.percent} aria-valuemin={0} aria-valuemax={100} className="mb-4 h-1.5 overflow-hidden rounded-full bg-hover">
          <div className="h-full rounded-full bg-accent-fill transition-[width] duration-300" style={{ width: `${operation.percent}%` }} />
        </div>
      )}
      {operation.cause && open && <p className="mb-4 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">{operation.cause}</p>}
      {operation.steps.length > 0 ? <Timeline label={open ? underWay : done} steps={operation.steps.map(stepOf)} /> : <p className="text-sm text-muted">It is about to begin.</p>}
      <Cancel operation={operation} open={asking} onClose={() => setAsking(false)} />
    </Card>
  );
}

function Eta({ operation: { eta, percent }, lost }: { operation: Operation; lost: boolean }) {
  if (lost) return <span className="text-warn">The connection was lost; it is taken up again by itself.</span>;
  return <>{percent} %{eta && <>, through <RelativeTime at={eta} /> by what it usually takes</>}</>;
}

function Cancel({ operation, open, onClose }: { operation: Operation; open: boolean; onClose: () => void }) {
  const cancel = api.useMutation('post', '/samsa/v1/operations/{id}:cancel');
  const [, , deed, lost] = HEADINGS[operation.intent] ?? OTHER;
  const run = () => cancel.mutate({ params: { path: { id: operation.id } } }, {
    onSuccess: () => {
      onClose();
      void queries.invalidateQueries();
    },
    onError: (error) => void toast.error(Fault.of(error).message),
  });
  return <Confirm open={open} onClose={onClose} title={`${deed}?`} deed={deed} onConfirm={run} busy={cancel.isPending} error={cancel.error}>{lost}</Confirm>;
}
