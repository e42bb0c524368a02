/** `samsa fleet whole-clusters` and `samsa fleet autoscale`: Kubernetes clusters that Cluster API makes, and the room of regions. */
import type { paths } from '@samsa/client/paths.gen';
import { Command } from 'commander';
import { all, ask } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type WholeCluster = paths['/fleet/v1/whole-clusters/{id}']['get']['responses'][200]['content']['application/json'];
type Query = NonNullable<paths['/fleet/v1/whole-clusters']['get']['parameters']['query']>;
type Place = paths['/fleet/v1/autoscale/{cloud}/{region}']['put']['parameters']['path'];
type Autoscale = paths['/fleet/v1/autoscale/{cloud}/{region}']['get']['responses'][200]['content']['application/json'];
type Decision = paths['/fleet/v1/autoscale-decisions']['get']['responses'][200]['content']['application/json']['data'][number];

const stepOf = ({ operation }: WholeCluster): string | undefined => operation?.steps.find(({ state }) => state === 'running' || state === 'failed')?.name;

const LINE: Columns<WholeCluster> = {
  ID: (whole) => whole.id, CLOUD: (whole) => whole.cloud, REGION: (whole) => whole.region, FOR: (whole) => whole.organization ?? 'all', STATE: (whole) => whole.state,
  STEP: stepOf, 'DATA PLANE': (whole) => whole.data_plane, CLUSTERS: (whole) => whole.kafka_clusters, CAUSE: (whole) => whole.cause,
};
const WHOLE: Columns<WholeCluster> = {
  ...LINE, 'CLUSTER API': ({ cluster_api, management_data_plane }) => `${cluster_api.namespace}/${cluster_api.name} on ${management_data_plane}`,
  CLASS: ({ cluster_api }) => `${cluster_api.cluster_class} ${cluster_api.kubernetes_version}`,
  STEPS: ({ operation }) => operation?.steps.map(({ name, state }) => `${name} ${state}`).join(', '),
  CONDITIONS: ({ conditions }) => conditions.map(({ type, status }) => `${type}=${status}`).join(', '),
};
const SETTING: Columns<Autoscale> = {
  CLOUD: (one) => one.cloud, REGION: (one) => one.region, FLOOR: (one) => one.floor, IDLE: (one) => `${one.idle_retire_seconds} s`, REHEARSAL: (one) => (one.dry_run ? 'yes' : 'no'),
  'SET BY': (one) => one.set_by,
};
const DECISION: Columns<Decision> = {
  AT: (one) => one.created_at, CLOUD: (one) => one.cloud, REGION: (one) => one.region, ACTION: (one) => (one.dry_run ? `${one.action} (rehearsal)` : one.action),
  'WHOLE CLUSTER': (one) => one.whole_cluster, REASON: (one) => one.reason,
};

export function addWholeClusterCommands(fleet: Command, { client, show }: Session): void {
  const wholes = fleet.command('whole-clusters').description('Kubernetes clusters made by Cluster API');
  wholes.command('list').option('--cloud <cloud>').option('--region <region>').option('--state <state>').action(async (filter: Query) => {
    const api = client();
    show(await all<WholeCluster>((page) => api.GET('/fleet/v1/whole-clusters', { params: { query: { ...page, ...filter } } })), LINE);
  });
  wholes.command('show').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/fleet/v1/whole-clusters/{id}', { params: { path: { id } } })), WHOLE);
  });
  const autoscale = fleet.command('autoscale').description('how much room regions are to have');
  autoscale.command('list').action(async () => {
    show((await ask(client().GET('/fleet/v1/autoscale'))).data, SETTING);
  });
  autoscale
    .command('set')
    .argument('<cloud>')
    .argument('<region>')
    .requiredOption('--floor <clusters>', 'of the largest plan, for which there is to be room', Number)
    .option('--idle <seconds>', 'how long one of ours stays empty', Number, 86_400)
    .option('--act', 'do it; without this it is a rehearsal', false)
    .action(async (cloud: Place['cloud'], region: string, { floor, idle, act }: { floor: number; idle: number; act: boolean }) => {
      const body = { floor, idle_retire_seconds: idle, dry_run: !act };
      show(await ask(client().PUT('/fleet/v1/autoscale/{cloud}/{region}', { params: { path: { cloud, region } }, body })), SETTING);
    });
  autoscale.command('decisions').option('--cloud <cloud>').option('--region <region>').action(async (filter: { cloud?: Place['cloud']; region?: string }) => {
    show((await ask(client().GET('/fleet/v1/autoscale-decisions', { params: { query: { page_size: 50, ...filter } } }))).data, DECISION);
  });
}
