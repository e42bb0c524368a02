/** `samsa clusters`: Kafka clusters, and why one is as it is. */
import type { paths } from '@samsa/client/paths.gen';
import { Command, InvalidArgumentError, Option } from 'commander';
import { all, ask, EXIT, Refusal, type SamsaClient } from './ask.ts';
import { readDuration } from './duration.ts';
import { type Operation, watchToEnd } from './follow.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type Cluster = paths['/cmk/v2/clusters/{id}']['get']['responses'][200]['content']['application/json'];
type Wanted = paths['/cmk/v2/clusters']['post']['requestBody']['content']['application/json']['spec'];
type Explanation = paths['/samsa/v1/clusters/{id}/explain']['get']['responses'][200]['content']['application/json'];

const LINE: Columns<Cluster> = {
  ID: ({ id }) => id, NAME: ({ spec }) => spec.display_name, KIND: ({ spec }) => spec.config.kind, CLOUD: ({ spec }) => spec.cloud, REGION: ({ spec }) => spec.region,
  PHASE: ({ status }) => status.phase,
};
const WHOLE: Columns<Cluster> = {
  ...LINE, CKU: ({ status }) => status.cku, ENVIRONMENT: ({ spec }) => spec.environment.id, BOOTSTRAP: ({ spec }) => spec.kafka_bootstrap_endpoint, REST: ({ spec }) => spec.http_endpoint,
};
const WHY: Columns<Explanation> = {
  STATE: ({ state }) => state, CAUSE: ({ cause }) => cause, SINCE: ({ since }) => since, NEXT: ({ next }) => [next.what, next.at].filter(Boolean).join(' '),
  'YOU CAN': ({ you_can: youCan }) => youCan.join(' ') || undefined, OPERATION: ({ evidence }) => [evidence.operation, evidence.step].filter(Boolean).join(' at '),
  'DATA PLANE': ({ evidence }) => [evidence.data_plane.state, evidence.data_plane.id, evidence.data_plane.display_name].filter(Boolean).join(' '),
  WARNINGS: ({ evidence }) => evidence.kubernetes?.warnings.map(({ reason, object, count }) => `${count} × ${reason} ${object}`).join(', ') || undefined,
};
const WAIT_MOST = '15m';

interface CreateOptions {
  environment?: string;
  cloud: Wanted['cloud'];
  region: string;
  kind: Wanted['config']['kind'];
  cku?: number;
  availability?: Wanted['availability'];
  protect?: boolean;
  wait?: boolean;
  timeout: number;
}

interface DeleteOptions {
  environment?: string;
  wait?: boolean;
  timeout: number;
}

export function clusterCommands(session: Session): Command {
  const { client, show } = session;
  const clusters = new Command('clusters').description('Kafka clusters');
  clusters.command('list').description('of one environment, or of all one can see').option('--environment <id>').action(async ({ environment }: { environment?: string }) => {
    const api = client();
    const places = environment ? [environment] : (await environmentsOf(api)).map(({ id }) => id);
    const found = await Promise.all(places.map((one) => all<Cluster>((page) => api.GET('/cmk/v2/clusters', { params: { query: { ...page, environment: one } } }))));
    show(found.flat(), LINE);
  });
  clusters.command('explain').description('why it is as it is, since when, what comes next and what one can do').argument('<id>').action(async (id: string) => show(await explain(client(), id), WHY));
  return clusters.addCommand(createCommand(session)).addCommand(deleteCommand(session));
}

function createCommand(session: Session): Command {
  return new Command('create').description('want a Kafka cluster').argument('<name>')
    .addOption(new Option('--cloud <cloud>').choices(['AWS', 'AZURE', 'GCP']).makeOptionMandatory())
    .requiredOption('--region <region>')
    .addOption(new Option('--kind <kind>').choices(['Basic', 'Standard', 'Enterprise', 'Freight', 'Dedicated']).default('Basic'))
    .option('--cku <number>', 'the size of a Dedicated cluster', wholeNumber)
    .addOption(new Option('--availability <availability>').choices(['SINGLE_ZONE', 'MULTI_ZONE', 'LOW', 'HIGH']))
    .option('--environment <id>', 'may be left out when there is but one')
    .option('--protect', 'refuse deletion until that is taken back')
    .option('--wait', 'until it takes records, with its steps as they happen')
    .option('--timeout <time>', 'how long to wait', readDuration, readDuration(WAIT_MOST))
    .action((name: string, said: CreateOptions) => create(session, name, said));
}

async function create(session: Session, name: string, said: CreateOptions): Promise<void> {
  const api = session.client();
  const { cloud, region, kind, cku, availability, protect } = said;
  const environment = { id: said.environment ?? (await onlyEnvironment(api)) };
  const spec: Wanted = { display_name: name, cloud, region, config: { kind, cku }, availability: availability ?? 'SINGLE_ZONE', environment, deletion_protection: protect };
  const made = (await ask(api.POST('/cmk/v2/clusters', { body: { spec } }))) as Cluster;
  if (!said.wait) return session.show(made, WHOLE);
  process.stderr.write(`${made.id} is wanted.\n`);
  const get = (): Promise<Cluster> => ask(api.GET('/cmk/v2/clusters/{id}', { params: { path: { id: made.id }, query: { environment: environment.id } } }));
  await watchToEnd((await newestOperation(api, made.id)).id, { client: api, context: session.context(), timeoutMs: said.timeout, until: (operation) => hasFailed(operation, get) });
  session.show(await get(), WHOLE);
}

/** A creation that was refused for good is tried on, slowly: nobody waits for that. */
async function hasFailed({ steps, cause }: Operation, get: () => Promise<Cluster>): Promise<string | undefined> {
  const failed = steps.find(({ state }) => state === 'failed');
  if (!failed || (await get()).status.phase !== 'FAILED') return undefined;
  return `It could not be created: ${failed.cause ?? cause ?? 'no cause is given.'}`;
}

function deleteCommand(session: Session): Command {
  return new Command('delete').description('delete a Kafka cluster and its data').argument('<id>').option('--environment <id>', 'found when it is left out')
    .option('--wait', 'until it is gone, with the steps as they happen')
    .option('--timeout <time>', 'how long to wait', readDuration, readDuration(WAIT_MOST))
    .action(async (id: string, { environment, wait, timeout: timeoutMs }: DeleteOptions) => {
      const api = session.client();
      const place = environment ?? (await newestOperation(api, id)).resource.environment ?? '';
      await ask(api.DELETE('/cmk/v2/clusters/{id}', { params: { path: { id }, query: { environment: place } } }));
      if (wait) await watchToEnd((await newestOperation(api, id)).id, { client: api, context: session.context(), timeoutMs });
    });
}

/** As its tenant is told; those who run the fleet are told of any tenant's. */
async function explain(api: SamsaClient, id: string): Promise<Explanation> {
  const params = { params: { path: { id } } };
  try {
    return await ask<Explanation>(api.GET('/fleet/v1/clusters/{id}/explain', params));
  } catch (refused) {
    if (!(refused instanceof Refusal) || refused.status !== 403) throw refused;
    return ask<Explanation>(api.GET('/samsa/v1/clusters/{id}/explain', params));
  }
}

async function newestOperation(api: SamsaClient, resource: string): Promise<Operation> {
  const { data } = await ask(api.GET('/samsa/v1/operations', { params: { query: { resource, page_size: 1 } } }));
  if (!data[0]) throw new Refusal(`There is no Kafka cluster ${resource} that you can see.`, EXIT.notFound);
  return data[0];
}

const environmentsOf = (api: SamsaClient) => all<{ id: string; display_name: string }>((page) => api.GET('/org/v2/environments', { params: { query: page } }));

async function onlyEnvironment(api: SamsaClient): Promise<string> {
  const found = await environmentsOf(api);
  if (found.length === 1) return found[0]!.id;
  const names = found.map(({ id, display_name: name }) => `${id} (${name})`).join(', ');
  throw new Refusal(`Say in which environment: --environment, one of ${names || 'none that you can see'}.`, EXIT.usage);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}
