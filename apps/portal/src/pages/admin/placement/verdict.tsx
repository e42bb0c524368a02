/** The verdict of a placement: every data plane with what spoke for it, as bars, or with the reasons for which it was passed over. */
import type { Schema } from '../../../schemas.ts';
import { Badge } from '../../../ui/badge.tsx';
import { bytesText } from '../../../ui/figures.tsx';
import { DataPlaneLink } from '../data-planes.tsx';

export type Placement = Schema<'PlacementAnswer'>['placement'];
type Candidate = Placement['candidates'][number];
type Score = keyof Placement['weights'];

const SCORES: [Score, string][] = [['spread', 'Spread'], ['packing', 'Packing'], ['headroom', 'Headroom'], ['cost', 'Cost']];
const MILLIS = 1_000;
const words = (reason: string): string => reason.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

export function Verdict({ placement }: { placement: Placement }) {
  const { considered, fitting, refused, chosen, candidates, weights, asked } = placement;
  const { brokers, cpu_millis, memory_bytes, storage_bytes } = asked.needs;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        {asked.kind} in {asked.cloud} {asked.region}, plan {asked.plan.name} revision {asked.plan.revision}: {brokers} {brokers === 1 ? 'broker' : 'brokers'}, {cpu_millis / MILLIS} cores, {bytesText(memory_bytes)} of memory, {bytesText(storage_bytes)} of storage{asked.zones > 1 ? `, over ${asked.zones} zones` : ''}.
        {' '}{fitting} of {considered} data planes would do.
      </p>
      {refused.length > 0 && <ul aria-label="Reasons" className="flex flex-wrap gap-1.5">{refused.map(({ reason, data_planes }) => <li key={reason}><Badge>{words(reason)}: {data_planes}</Badge></li>)}</ul>}
      <ul aria-label="Data planes" className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
        {candidates.map((candidate) => <Row key={candidate.data_plane} candidate={candidate} chosen={candidate.data_plane === chosen} weights={weights} />)}
      </ul>
    </div>
  );
}

function Row({ candidate: { data_plane, scores, total, refusals }, chosen, weights }: { candidate: Candidate; chosen: boolean; weights: Placement['weights'] }) {
  return (
    <li className="flex flex-col gap-2 px-3 py-2.5 text-sm">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium"><DataPlaneLink id={data_plane} /></span>
        {chosen && <Badge tone="good">Chosen</Badge>}
        {total === undefined ? !chosen && <Badge tone="neutral">Passed over</Badge> : <span className="tabular-nums" title="The weighted sum">{Math.round(total * 10) / 10}</span>}
      </div>
      {scores && (
        <div className="grid grid-cols-2 gap-x-4 gap-y-1.5 sm:grid-cols-4">
          {SCORES.map(([key, name]) => (
            <div key={key}>
              <div className="flex justify-between text-xs text-muted"><span>{name} <span title={`Its weight is ${weights[key]}`}>× {weights[key]}</span></span><span className="tabular-nums">{scores[key]}</span></div>
              <div role="meter" aria-label={name} aria-valuenow={scores[key]} aria-valuemin={0} aria-valuemax={100} className="h-1.5 overflow-hidden rounded-full bg-hover"><div className="h-full rounded-full bg-accent-fill" style={{ width: `${scores[key]}%` }} /></div>
            </div>
          ))}
        </div>
      )}
      {refusals?.map(({ reason, detail }) => <p key={reason} className="text-xs break-words"><span className="font-medium text-warn">{words(reason)}</span> <span className="text-muted">{detail}</span></p>)}
    </li>
  );
}
