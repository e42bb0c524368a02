/** One cluster: what happens with it now, why it is as it is, what it is made of, and what was done before. */
import { Link } from '@tanstack/react-router';
import { api } from '../../api.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { durationText, Moment, RelativeTime } from '../../ui/figures.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { type Cluster, useCluster } from './cluster.tsx';
import { intentWords, Progress } from './progress.tsx';
import type { Schema } from '../../schemas.ts';

type Operation = Schema<'LifeOperation'>;

const STATES: Record<Operation['state'], [label: string, tone: Tone]> = {
  pending: ['To come', 'neutral'], running: ['Under way', 'info'], paused: ['Paused', 'warn'], quarantined: ['Set aside', 'bad'],
  succeeded: ['Done', 'good'], failed: ['Failed', 'bad'], superseded: ['Overtaken', 'neutral'], cancelled: ['Cancelled', 'neutral'],
};
const SHOWN_OPERATIONS = 10;

export function ClusterOverview() {
  const cluster = useCluster();
  const operations = api.useQuery('get', '/samsa/v1/operations', { params: { query: { resource: cluster.id, page_size: SHOWN_OPERATIONS } } });
  const newest = operations.data?.data[0];
  const underWay = newest && (!newest.ended_at || newest.state === 'failed') ? newest : undefined;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
      <div className="flex min-w-0 flex-col gap-5">
        {underWay && <Progress operation={underWay} cluster={cluster} />}
        {(cluster.health === 'failing' || cluster.health === 'waiting' || (!underWay && newest)) && <Explained cluster={cluster} />}
        {!underWay && newest?.intent === 'create' && newest.state === 'succeeded' && <Progress operation={newest} cluster={cluster} />}
        {!newest && !operations.error && <Card title="What happens"><Loading lines={8} /></Card>}
        {operations.error && <Card><ErrorState error={operations.error} retry={() => void operations.refetch()} /></Card>}
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <Made cluster={cluster} />
        <History operations={operations.data?.data} />
      </div>
    </div>
  );
}

/** Why it is as it is, and what one can do. */
function Explained({ cluster }: { cluster: Cluster }) {
  const { data, error, refetch } = api.useQuery('get', '/samsa/v1/clusters/{id}/explain', { params: { path: { id: cluster.id } } });
  if (error) return <Card title="How it is"><ErrorState error={error} retry={() => void refetch()} /></Card>;
  if (!data) return <Card title="How it is"><Loading lines={3} /></Card>;
  const { operator, kubernetes } = data.evidence;
  return (
    <Card title="How it is" actions={<span className="text-xs text-muted">since <RelativeTime at={data.since} /></span>}>
      <div className="flex flex-col gap-3 text-sm">
        <p className="font-medium">{data.state}</p>
        {data.cause && <p className="break-words">{data.cause}</p>}
        {operator && <p className="rounded-md bg-warn-soft px-3 py-2 text-warn">The operator says: {operator.message}</p>}
        {kubernetes && kubernetes.warnings.length > 0 && (
          <ul className="flex flex-col gap-1 text-xs text-muted">{kubernetes.warnings.slice(0, 3).map(({ reason, message, last_at }) => <li key={`${reason} ${last_at}`}>{reason}: {message}</li>)}</ul>
        )}
        {data.you_can.length > 0 && (
          <div>
            <p className="font-medium">What you can do</p>
            <ul className="list-disc pl-5">{data.you_can.map((remedy) => <li key={remedy}>{remedy}</li>)}</ul>
          </div>
        )}
        <p className="text-muted">{data.next.what}{data.next.at && <> (<RelativeTime at={data.next.at} />)</>}</p>
      </div>
    </Card>
  );
}

function Made({ cluster }: { cluster: Cluster }) {
  const { cloud, region, availability, type, cku, max_ecku, kafka_version, bootstrap, environment, deletion_protection, created_at } = cluster;
  return (
    <Card title="The cluster">
      <Facts
        facts={[
          ['Bootstrap', bootstrap ? <Copyable key="b" text={bootstrap} label="Copy the bootstrap address" /> : <span key="b" className="text-muted">comes with its first broker</span>],
          ['Kind', cku ? `${type}, ${cku} CKU` : max_ecku ? `${type}, up to ${max_ecku} eCKU` : type],
          ['Where', `${cloud} ${region}, ${availability === 'SINGLE_ZONE' || availability === 'LOW' ? 'one zone' : 'several zones'}`],
          ['Environment', <Link key="e" to="/clusters" search={{ environment: environment.id }} className="hover:underline">{environment.display_name}</Link>],
          ['Kafka', kafka_version ?? '–'],
          ['Protected', deletion_protection ? 'from deletion' : 'no'],
          ['Created', <Moment key="c" at={created_at} />],
        ]}
      />
    </Card>
  );
}

function History({ operations }: { operations: Operation[] | undefined }) {
  return (
    <Card title="Operations" flush>
      {!operations && <div className="p-4"><Loading lines={2} /></div>}
      <ul>
        {operations?.map((operation) => {
          const [label, tone] = STATES[operation.state];
          const tookMs = operation.ended_at && operation.started_at ? new Date(operation.ended_at).getTime() - new Date(operation.started_at).getTime() : undefined;
          return (
            <li key={operation.id} className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 text-sm last:border-0">
              <div className="min-w-0">
                <p className="font-medium">{intentWords(operation.intent)}</p>
                <p className="truncate text-xs text-muted"><RelativeTime at={operation.created_at} />{tookMs !== undefined && `, took ${durationText(tookMs)}`}</p>
              </div>
              <Badge tone={tone}>{label}</Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
