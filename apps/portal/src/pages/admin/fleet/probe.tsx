/** What was found on a data plane when it was looked at: what is missing first. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { RelativeTime, UNKNOWN } from '../../../ui/figures.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import type { DataPlane } from '../data-planes.tsx';

const NEEDED: Record<string, string> = { clusters: 'Without it no cluster comes up.', metering: 'Without it usage is not metered.', probe: 'Without it less is known of the data plane.' };

export function Findings({ plane: { probe, probed_at, cause } }: { plane: DataPlane }) {
  const missing = probe?.missing_permissions ?? [];
  return (
    <Card title="What was found there" lead={probed_at ? <>Looked at <RelativeTime at={probed_at} />, and again every few minutes.</> : undefined}>
      {probe ? (
        <div className="flex flex-col gap-4">
          <ul aria-label="Findings" className="flex flex-col gap-2 text-sm">
            {cause && <Missing text={cause} />}
            {missing.map(({ verb, group, resource, needed_for }) => <Missing key={`${verb} ${group} ${resource}`} text={`May not ${verb} ${resource}${group ? ` of ${group}` : ''}. ${NEEDED[needed_for] ?? ''}`} />)}
            {!cause && missing.length === 0 && <li className="flex gap-2"><CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />Nothing is missing.</li>}
          </ul>
          <Facts
            facts={[
              ['Kubernetes', probe.kubernetes_version],
              ['Operators', probe.operators?.map(({ kind, version, namespace, ready, watches, selector }) => `${kind} ${version} in ${namespace}${ready ? '' : ', not ready'}, watches ${watches.join(', ') === '*' ? 'everything' : watches.join(', ')}${selector ? ` with ${selector}` : ''}`).join('; ') || 'may not be seen'],
              ['Definitions', Object.entries(probe.kinds).map(([kind, versions]) => `${kind} ${versions.join(', ')}`).join(' · ') || 'none'],
              ['Storage', probe.storage_classes?.map(({ name, provisioner, default: standard }) => `${name} (${provisioner}${standard ? ', default' : ''})`).join(', ') ?? 'may not be seen'],
              ['Zones', probe.zones.join(', ') || UNKNOWN],
              ['Nodes', probe.nodes ?? 'may not be seen'],
            ]}
          />
        </div>
      ) : <EmptyState title="Not looked at yet">{cause ?? 'It is looked at as soon as a provisioner holds its shard.'}</EmptyState>}
    </Card>
  );
}

function Missing({ text }: { text: string }) {
  return <li className="flex gap-2"><CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" /><span className="min-w-0 break-words">{text}</span></li>;
}
