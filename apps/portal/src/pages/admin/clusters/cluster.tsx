/** Why a cluster of any tenant is as it is: the state, its cause, what follows by itself, what helps, and what all that was folded from. */
import { useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { RelativeTime } from '../../../ui/figures.tsx';
import { Card, Facts, Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { DataPlaneLink } from '../data-planes.tsx';
import { Verdict } from '../placement/verdict.tsx';

const LOOK_MS = 3_000;

export function FleetCluster() {
  const { id } = useParams({ from: '/shell/admin/clusters/$id' });
  const { data, error, refetch } = api.useQuery('get', '/fleet/v1/clusters/{id}/explain', { params: { path: { id } } }, { refetchInterval: LOOK_MS });
  const actions = <><ButtonLink to="/admin/operations" search={{ tab: 'all', resource: id }}>Its operations</ButtonLink><ButtonLink to="/admin/drift" search={{ cluster: id }}>Its drift</ButtonLink></>;
  return (
    <Page title={id} lead="Why it is as it is, for those who run the fleet." actions={actions}>
      {error ? <Card><ErrorState error={error} retry={() => void refetch()} /></Card> : data ? <Explained explanation={data} /> : <Card><Loading lines={8} /></Card>}
    </Page>
  );
}

function Explained({ explanation: { state, cause, since, next, you_can, evidence } }: { explanation: Schema<'Explanation'> }) {
  const { data_plane, conditions, causes, operator, kubernetes, failures, generation, observed_generation, placement_by_data_plane } = evidence;
  return (
    <>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title="How it is">
          <div className="flex flex-col gap-3 text-sm">
            <p className="text-base font-medium">{state}</p>
            {cause && <p className="break-words">{cause}</p>}
            <Facts
              facts={[
                ['Since', <RelativeTime key="since" at={since} />],
                ['Next', <>{next.what}{next.at && <> <RelativeTime at={next.at} /></>}</>],
                ['You can', you_can.length > 0 ? <ul key="can" className="list-disc pl-4">{you_can.map((one) => <li key={one}>{one}</li>)}</ul> : 'Nothing is to be done.'],
              ]}
            />
          </div>
        </Card>
        <Card title="What that comes from">
          <Facts
            facts={[
              ['Data plane', <><DataPlaneLink id={data_plane.id} /> {data_plane.state}, seen <RelativeTime at={data_plane.seen_at} /></>],
              ['Generation', `${observed_generation} of ${generation} reached`],
              ['Failed in a row', failures],
              ['Conditions', <ul key="conditions" className="flex flex-col gap-1">{conditions.map(({ type, status, reason, message }) => <li key={type}><span className="font-medium">{type}={status}</span> {reason} <span className="text-muted">{message}</span></li>)}</ul>],
              ['Operator', operator ? `${operator.reason}: ${operator.message}` : 'has nothing to say'],
              ['Kubernetes', kubernetes && kubernetes.warnings.length > 0 ? <ul key="warnings" className="flex flex-col gap-1">{kubernetes.warnings.map(({ reason, message, object, count }) => <li key={`${object} ${reason}`}><span className="font-medium">{reason}</span> {object} × {count} <span className="text-muted">{message}</span></li>)}</ul> : 'warned of nothing'],
              ...(causes && causes.length > 0 ? [['Went wrong', <ul key="causes" className="flex flex-col gap-1">{causes.toReversed().map(({ reason, message, times, last_at }) => <li key={`${reason} ${last_at}`}><span className="font-medium">{reason}</span> × {times} <span className="text-muted">{message}</span></li>)}</ul>] as [string, React.ReactNode]] : []),
            ]}
          />
        </Card>
      </div>
      {placement_by_data_plane && <Card title="Why it stands where it stands"><Verdict placement={placement_by_data_plane} /></Card>}
    </>
  );
}
