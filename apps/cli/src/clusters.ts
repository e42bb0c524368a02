/** `samsa clusters`: a tenant's Kafka clusters, and why one is as it is. */
import type { paths } from '@samsa/client/paths.gen';
import { Command } from 'commander';
import { all, ask } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type Cluster = paths['/cmk/v2/clusters/{id}']['get']['responses'][200]['content']['application/json'];
type Explanation = paths['/samsa/v1/clusters/{id}/explain']['get']['responses'][200]['content']['application/json'];

const LINE: Columns<Cluster> = {
  ID: ({ id }) => id, NAME: ({ spec }) => spec.display_name, KIND: ({ spec }) => spec.config.kind, CLOUD: ({ spec }) => spec.cloud, REGION: ({ spec }) => spec.region,
  PHASE: ({ status }) => status.phase,
};
const WHY: Columns<Explanation> = {
  STATE: ({ state }) => state, CAUSE: ({ cause }) => cause, SINCE: ({ since }) => since, NEXT: ({ next }) => [next.what, next.at].filter(Boolean).join(' '),
  'YOU CAN': ({ you_can }) => you_can.join(' ') || undefined, 'DATA PLANE': ({ evidence }) => evidence.data_plane.state, OPERATION: ({ evidence }) => evidence.operation,
};

export function clusterCommands({ client, show }: Session): Command {
  const clusters = new Command('clusters').description('Kafka clusters');
  clusters.command('list').requiredOption('--environment <id>').action(async ({ environment }: { environment: string }) => {
    const api = client();
    show(await all<Cluster>((page) => api.GET('/cmk/v2/clusters', { params: { query: { ...page, environment } } })), LINE);
  });
  clusters.command('explain').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/samsa/v1/clusters/{id}/explain', { params: { path: { id } } })), WHY);
  });
  return clusters;
}
