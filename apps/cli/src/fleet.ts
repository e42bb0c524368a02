/** `samsa fleet`: the data planes and the keys. A kubeconfig is read from a file and sent; it is never printed. */
import { readFileSync } from 'node:fs';
import type { paths } from '@samsa/client/paths.gen';
import { Command, InvalidArgumentError, Option } from 'commander';
import { all, ask } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type DataPlane = paths['/fleet/v1/data-planes/{id}']['get']['responses'][200]['content']['application/json'];
type Capacity = paths['/fleet/v1/data-planes/{id}/capacity']['get']['responses'][200]['content']['application/json'];
type Keys = paths['/fleet/v1/keys']['get']['responses'][200]['content']['application/json'];
type Query = NonNullable<paths['/fleet/v1/data-planes']['get']['parameters']['query']>;
type Wish = paths['/fleet/v1/data-planes']['post']['requestBody']['content']['application/json'];
type Change = paths['/fleet/v1/data-planes/{id}']['patch']['requestBody']['content']['application/json'];
type Taint = NonNullable<Wish['taints']>[number];

const LINE: Columns<DataPlane> = {
  ID: (plane) => plane.id, NAME: (plane) => plane.display_name, CLOUD: (plane) => plane.cloud, REGION: (plane) => plane.region, STATE: (plane) => plane.state,
  USED: (plane) => `${plane.capacity.used}/${plane.capacity.clusters}`, CAUSE: (plane) => plane.cause,
};
const WHOLE: Columns<DataPlane> = {
  ...LINE, HEALTH: (plane) => plane.health, SEEN: (plane) => plane.seen_at, ZONES: ({ zones }) => zones.join(', ') || undefined, LABELS: ({ labels }) => pairs(labels),
  TAINTS: ({ taints }) => taints.map(taintInWords).join(', ') || undefined, 'EXCLUSIVE TO': (plane) => plane.exclusive_to, LISTENER: (plane) => plane.listener.type,
  CREDENTIALS: (plane) => `${plane.credentials}, revision ${plane.kubeconfig_revision}`, SHARD: (plane) => `${plane.shard.number} ${plane.shard.holder ?? 'held by nobody'}`,
  KUBERNETES: ({ probe }) => probe && `${probe.kubernetes_version}${probe.nodes === undefined ? '' : `, ${probe.nodes} nodes`}`,
  OPERATORS: ({ probe }) => probe?.operators?.map(operatorInWords).join('; ') || undefined,
  DEFINITIONS: ({ probe }) => probe && (Object.entries(probe.kinds).map(([kind, versions]) => `${kind} ${versions.join('/')}`).join(', ') || undefined),
  'STORAGE CLASSES': ({ probe }) => probe?.storage_classes?.map((one) => `${one.name}${one.default ? ' (default)' : ''}`).join(', ') || undefined,
  ALLOCATABLE: ({ allocatable }) => allocatable && `${allocatable.cpu_millis / 1_000} cores, ${gib(allocatable.memory_bytes)} memory, ${gib(allocatable.storage_bytes)} storage`,
  'MAY NOT': ({ probe }) => probe?.missing_permissions.map(({ verb, group, resource }) => `${verb} ${resource}${group && `.${group}`}`).join(', ') || undefined,
  STANDING: ({ standing }) => standing?.map(({ cluster, phase }) => `${cluster} ${phase}`).join(', '),
};
const AMOUNTS = ['clusters', 'cpu_millis', 'memory_bytes', 'storage_bytes'] as const;
const ROOM: Columns<Capacity> = {
  'DATA PLANE': (room) => room.data_plane,
  ...Object.fromEntries(AMOUNTS.map((amount) => [amount.toUpperCase().replace('_', ' '), (room: Capacity) => lineInWords(room[amount])])),
  RUNWAY: ({ runway }) => runway.map(({ plan, fits, days }) => `${plan}: ${fits ?? 'any number'} more, ${days === null ? 'no end in sight' : `${days} days`}`).join('; ') || undefined,
};
const KEYS: Columns<Keys> = {
  NEWEST: (keys) => keys.newest_version, 'IN USE': ({ in_use }) => in_use.map(({ version, secrets }) => `${secrets} by version ${version}`).join(', ') || undefined,
  ROTATION: ({ rotation }) => rotation && `${rotation.id} to version ${rotation.key_version}: ${rotation.state}, ${rotation.rewrapped} wrapped${rotation.remaining === undefined ? '' : `, ${rotation.remaining} left`}`,
  CAUSE: ({ rotation }) => rotation?.cause,
};

const pairs = (labels: Record<string, string>): string | undefined => Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ') || undefined;
const gib = (bytes: number | null): string => (bytes === null ? 'any' : `${Math.round(bytes / 2 ** 30)} GiB`);
const taintInWords = ({ key, value, effect }: Taint): string => `${key}${value === undefined ? '' : `=${value}`}:${effect}`;
const lineInWords = ({ allocatable, reserved, used, free }: Capacity['clusters']): string => `${reserved} reserved (${used} up) of ${allocatable ?? 'any'}, ${free ?? 'any'} free`;

function operatorInWords(operator: NonNullable<NonNullable<DataPlane['probe']>['operators']>[number]): string {
  const { kind, version, namespace, name, watches, selector, ready } = operator;
  return `${kind} ${version} (${namespace}/${name}) watches ${watches.join(', ')}${selector ? ` where ${selector}` : ''}${ready ? '' : ', NOT READY'}`;
}

interface Said {
  kubeconfig?: string;
  inCluster?: boolean;
  name?: string;
  cloud: Wish['cloud'];
  region: string;
  listener?: 'internal' | 'nodeport' | 'loadbalancer';
  capacity?: number;
  zone?: string[];
  label?: Record<string, string>;
  taint?: Taint[];
  exclusiveTo?: string;
}

export function fleetCommands(session: Session): Command {
  const { client, show } = session;
  const fleet = new Command('fleet').description('the Kubernetes clusters it runs on, and the keys its secrets are sealed with');
  fleet.command('list').description('the data planes, but for retired ones').option('--cloud <cloud>').option('--region <region>').option('--state <state>')
    .option('-l, --selector <selector>', 'of labels: tier=gold,size in (small, large),!old').option('--exclusive-to <organization>', 'an organization, or none')
    .action(async ({ selector, exclusiveTo, ...places }: Query & { selector?: string; exclusiveTo?: string }) => {
      const api = client();
      const filter: Query = { ...places, label_selector: selector, exclusive_to: exclusiveTo };
      show(await all<DataPlane>((page) => api.GET('/fleet/v1/data-planes', { params: { query: { ...page, ...filter } } })), LINE);
    });
  fleet.command('show').description('one data plane: how it is, and what was found there').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/fleet/v1/data-planes/{id}', { params: { path: { id } } })), WHOLE);
  });
  fleet.command('capacity').description('what it has, what is held of it, and how long the rest lasts').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/fleet/v1/data-planes/{id}/capacity', { params: { path: { id } } })), ROOM);
  });
  addWishes(fleet, session);
  addKeys(fleet, session);
  return fleet;
}

function addWishes(fleet: Command, { client, show }: Session): void {
  const add = fleet.command('add').description('take a Kubernetes cluster into the fleet').argument('<name>').requiredOption('--cloud <cloud>').requiredOption('--region <region>');
  withWishes(add).action(async (display_name: string, said: Said) => {
    const body: Wish = { display_name, cloud: said.cloud, region: said.region, exclusive_to: said.exclusiveTo, ...wishOf(said) };
    show(await ask(client().POST('/fleet/v1/data-planes', { body })), WHOLE);
  });
  const set = fleet.command('set').description('say something else of a data plane, or give it another kubeconfig; labels, taints and zones are replaced whole').argument('<id>');
  withWishes(set.option('--name <name>')).action(async (id: string, said: Said) => {
    const body: Change = { display_name: said.name, exclusive_to: said.exclusiveTo === 'none' ? null : said.exclusiveTo, ...wishOf(said) };
    show(await ask(client().PATCH('/fleet/v1/data-planes/{id}', { params: { path: { id } }, body })), WHOLE);
  });
  const verbs = {
    cordon: 'place nothing new on it', uncordon: 'place clusters on it again; ends a drain too', drain: 'let it become empty, and say what still stands there',
    retire: 'let it go, for ever; it must be empty',
  } as const;
  for (const verb of Object.keys(verbs) as (keyof typeof verbs)[]) {
    fleet.command(verb).description(verbs[verb]).argument('<id>').action(async (id: string) => {
      show(await ask(client().POST(`/fleet/v1/data-planes/{id}:${verb}`, { params: { path: { id } } })), WHOLE);
    });
  }
}

function addKeys(fleet: Command, { client, show }: Session): void {
  fleet.command('keys').description('which key versions wrap secrets, and how far a rotation is').action(async () => show(await ask(client().GET('/fleet/v1/keys')), KEYS));
  fleet.command('rotate-key').description('make a new key-encryption key and wrap every secret by it').option('--no-make', 'wrap by the newest key there is already')
    .action(async ({ make }: { make: boolean }) => show(await ask(client().POST('/fleet/v1/keys:rotate', { body: { make_key: make } })), KEYS));
}

function withWishes(command: Command): Command {
  return command
    .option('--kubeconfig <file>')
    .option('--in-cluster', 'the Kubernetes cluster that the provisioner itself runs on, as its service account')
    .addOption(new Option('--listener <type>', 'how tenants reach their brokers').choices(['internal', 'nodeport', 'loadbalancer']))
    .option('--capacity <clusters>', 'the most clusters it may hold', wholeNumber)
    .option('--zone <zone...>').option('--label <key=value...>', '', labelled).option('--taint <key[=value]:effect...>', 'NoSchedule or PreferNoSchedule', tainted)
    .option('--exclusive-to <organization>', 'only its clusters are placed there');
}

function wishOf({ kubeconfig, inCluster, listener, capacity, zone, label, taint }: Said) {
  return {
    kubeconfig: kubeconfig === undefined ? undefined : readFileSync(kubeconfig, 'utf8'), credentials: inCluster ? ('in_cluster' as const) : undefined,
    listener: listener && { type: listener }, cluster_capacity: capacity, zones: zone, labels: label, taints: taint,
  };
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number.');
  return Number(text);
}

function labelled(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, key, value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (key === undefined) throw new InvalidArgumentError('write it as key=value.');
  return { ...before, [key]: value };
}

function tainted(text: string, before: Taint[] = []): Taint[] {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(NoSchedule|PreferNoSchedule)$/.exec(text) ?? [];
  if (key === undefined) throw new InvalidArgumentError('write it as key=value:NoSchedule or key:PreferNoSchedule.');
  return [...before, { key, ...(value !== undefined && { value }), effect: effect as Taint['effect'] }];
}
