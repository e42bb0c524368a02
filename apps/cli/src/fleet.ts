/** `samsa fleet`: the data planes. A kubeconfig is read from a file and sent; it is never printed. */
import { readFileSync } from 'node:fs';
import type { paths } from '@samsa/client/paths.gen';
import { Command, Option } from 'commander';
import { all, ask } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type DataPlane = paths['/fleet/v1/data-planes/{id}']['get']['responses'][200]['content']['application/json'];
type Query = NonNullable<paths['/fleet/v1/data-planes']['get']['parameters']['query']>;
type Wish = paths['/fleet/v1/data-planes']['post']['requestBody']['content']['application/json'];

const LINE: Columns<DataPlane> = {
  ID: (plane) => plane.id, NAME: (plane) => plane.display_name, CLOUD: (plane) => plane.cloud, REGION: (plane) => plane.region, STATE: (plane) => plane.state,
  USED: (plane) => `${plane.capacity.used}/${plane.capacity.clusters}`, CAUSE: (plane) => plane.cause,
};
const WHOLE: Columns<DataPlane> = {
  ...LINE, HEALTH: (plane) => plane.health, SEEN: (plane) => plane.seen_at, LABELS: (plane) => plane.labels, LISTENER: (plane) => plane.listener.type,
  KUBECONFIG: (plane) => `revision ${plane.kubeconfig_revision}`, SHARD: (plane) => `${plane.shard.number} ${plane.shard.holder ?? 'held by nobody'}`,
};

export function fleetCommands({ client, show }: Session): Command {
  const fleet = new Command('fleet').description('the Kubernetes clusters it runs on');
  fleet.command('list').option('--cloud <cloud>').option('--region <region>').option('--state <state>').action(async (filter: Query) => {
    const api = client();
    show(await all<DataPlane>((page) => api.GET('/fleet/v1/data-planes', { params: { query: { ...page, ...filter } } })), LINE);
  });
  fleet.command('show').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/fleet/v1/data-planes/{id}', { params: { path: { id } } })), WHOLE);
  });
  fleet
    .command('add')
    .argument('<name>')
    .requiredOption('--kubeconfig <file>')
    .requiredOption('--cloud <cloud>')
    .requiredOption('--region <region>')
    .addOption(new Option('--listener <type>').choices(['internal', 'nodeport', 'loadbalancer']).default('loadbalancer'))
    .option('--capacity <clusters>', 'the most clusters it may hold', Number)
    .action(async (display_name: string, said: { kubeconfig: string; cloud: Wish['cloud']; region: string; listener: 'internal' | 'nodeport' | 'loadbalancer'; capacity?: number }) => {
      const { cloud, region, listener, capacity } = said;
      const body = { display_name, cloud, region, listener: { type: listener }, kubeconfig: readFileSync(said.kubeconfig, 'utf8'), cluster_capacity: capacity };
      show(await ask(client().POST('/fleet/v1/data-planes', { body })), WHOLE);
    });
  for (const verb of ['cordon', 'uncordon', 'retire'] as const) {
    fleet.command(verb).argument('<id>').action(async (id: string) => {
      show(await ask(client().POST(`/fleet/v1/data-planes/{id}:${verb}`, { params: { path: { id } } })), WHOLE);
    });
  }
  return fleet;
}
