/**
 * `npm run bench click`: from the POST of a Basic cluster to the first record consumed from its real broker, through the
 * tenant's listener, with a key made after the cluster was ready. One after the other, as a person or a script would: create,
 * wait for PROVISIONED, make a key, make a topic, produce, consume. Cold is the first cluster of a fresh installation, whose
 * API, provisioner and operator have done nothing yet; warm are those after it.
 *
 * The floor beside it is one bare broker started by hand, to which a record is written and read back.
 */
import { openAdmin } from '@samsa/kafka/platformatic/adapter';
import type { KafkaAdmin } from '@samsa/kafka/admin';
import { startSingleBroker } from '@samsa/local-kafka/single';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { Tenant } from '../crash/tenant.ts';
import { median, type Row, say, table } from './table.ts';

const WARM_CLUSTERS = 5;
const BARE_BROKERS = 3;
const LOOK_MS = 25;
const PROVISION_TIMEOUT_MS = 90_000;
const TOPIC = 'first';
const PLANE = 'aws-us-east-1';

interface Timed {
  name: string;
  ms: number;
}

interface Step { name: string; started_at?: string; ended_at?: string }

export async function benchClick(): Promise<void> {
  const bare: Timed[][] = [];
  for (let broker = 0; broker < BARE_BROKERS; broker++) bare.push(await bareBroker());
  const samsa = await startSamsa({ env: { SAMSA_RATE_LIMIT: '100000' } });
  try {
    const cold = await click(samsa, 'cold');
    const warm: Timed[][] = [];
    for (let cluster = 0; cluster < WARM_CLUSTERS; cluster++) warm.push(await click(samsa, `warm-${cluster}`));
    say(`times in ms; warm: median of ${WARM_CLUSTERS}, bare broker: median of ${BARE_BROKERS}\n`);
    say(table(['', 'cold', 'warm'], rowsOf(cold, warm)));
    say('');
    say(table(['a bare broker by hand', 'median'], together(bare).map(({ name, ms }) => [name, ms])));
  } finally {
    await samsa.stop();
  }
}

function rowsOf(cold: readonly Timed[], warm: readonly Timed[][]): Row[] {
  const usual = together(warm);
  return cold.map(({ name, ms }) => [name, ms, usual.find((one) => one.name === name)?.ms ?? Number.NaN]);
}

function together(runs: readonly Timed[][]): Timed[] {
  return (runs[0] ?? []).map(({ name }) => ({ name, ms: median(runs.map((run) => run.find((one) => one.name === name)?.ms ?? Number.NaN)) }));
}

/** Keeps what each piece took. */
function stopwatch(): { times: Timed[]; piece<Result>(name: string, work: Promise<Result>): Promise<Result> } {
  const times: Timed[] = [];
  const piece = async <Result>(name: string, work: Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work;
    times.push({ name, ms: performance.now() - began });
    return result;
  };
  return { times, piece };
}

async function click(samsa: Samsa, name: string): Promise<Timed[]> {
  const tenant = new Tenant(samsa, [PLANE]);
  const { times, piece } = stopwatch();
  const owner = await ownerOf(tenant);
  const began = performance.now();
  const { id = '' } = (await piece('POST the cluster', tenant.create(name))).body;
  const bootstrap = await piece('until it is PROVISIONED', provisioned(tenant, id));
  const key = await piece('POST a key', keyOf(tenant, samsa, id, owner));
  const ca = await piece('GET the authority', authorityOf(samsa, id));
  const admin = openAdmin({ bootstrap, caPem: ca, username: key.id, secret: { password: key.secret } });
  try {
    await piece('make a topic', admin.createTopic({ name: TOPIC, partitionsCount: 1 }));
    await piece('produce and consume', roundTrip(admin));
    const whole = { name: '**click → record consumed**', ms: performance.now() - began };
    return [whole, ...times, ...(await stepsOf(tenant, id))];
  } finally {
    await admin.close();
    await removed(tenant, id);
  }
}

async function bareBroker(): Promise<Timed[]> {
  const { times, piece } = stopwatch();
  const began = performance.now();
  const broker = await piece('start', startSingleBroker({ tls: true }));
  const admin = openAdmin({ bootstrap: broker.bootstrap, caPem: broker.caPem, username: broker.adminUser, secret: { password: broker.adminPassword } });
  try {
    await piece('make a topic', admin.createTopic({ name: TOPIC, partitionsCount: 1 }));
    await piece('produce and consume', roundTrip(admin));
    return [{ name: '**start → record consumed**', ms: performance.now() - began }, ...times];
  } finally {
    await admin.close();
    await broker.stop();
  }
}

async function roundTrip(admin: KafkaAdmin): Promise<void> {
  const value = 'hello';
  const { offset } = await admin.produce(TOPIC, { partition: 0, value: Buffer.from(value) });
  const { records } = await admin.fetch(TOPIC, 0, { fromOffset: offset, maxWaitMs: 1_000 });
  if (records[0]?.value?.toString() !== value) throw new Error('the record that was produced was not consumed');
}

async function provisioned(tenant: Tenant, id: string): Promise<string> {
  const until = performance.now() + PROVISION_TIMEOUT_MS;
  while (performance.now() < until) {
    const { body } = (await tenant.get(id)) as { body: { status?: { phase: string }; spec?: { kafka_bootstrap_endpoint?: string } } };
    if (body.status?.phase === 'PROVISIONED') return (body.spec?.kafka_bootstrap_endpoint ?? '').replace(/^\w+:\/\//, '');
    if (body.status?.phase === 'FAILED') throw new Error(`${id} failed`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`${id} was not PROVISIONED after ${PROVISION_TIMEOUT_MS} ms`);
}

async function ownerOf(tenant: Tenant): Promise<string> {
  const { body } = (await tenant.call('GET', '/iam/v2/users')) as { body: { data?: { id: string }[] } };
  return body.data?.[0]?.id ?? '';
}

async function keyOf(tenant: Tenant, samsa: Samsa, clusterId: string, ownerId: string): Promise<{ id: string; secret: string }> {
  const resource = { id: clusterId, environment: samsa.environmentId };
  const { status, body } = (await tenant.call('POST', '/iam/v2/api-keys', { spec: { display_name: 'bench', owner: { id: ownerId }, resource } })) as {
    status: number; body: { id?: string; spec?: { secret?: string }; errors?: { detail: string }[] };
  };
  if (status !== 202 || !body.id || !body.spec?.secret) throw new Error(`no key: ${status} ${body.errors?.[0]?.detail ?? ''}`);
  return { id: body.id, secret: body.spec.secret };
}

async function authorityOf(samsa: Samsa, clusterId: string): Promise<string> {
  const { id, secret } = samsa.cloudKey;
  const response = await fetch(`${samsa.apiUrl}/samsa/v1/clusters/${clusterId}/ca.pem`, { headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` } });
  return response.text();
}

/** The provisioner's own account of the wait. */
async function stepsOf(tenant: Tenant, clusterId: string): Promise<Timed[]> {
  const { body } = (await tenant.call('GET', `/samsa/v1/operations?resource=${clusterId}`)) as { body: { data?: { steps: Step[] }[] } };
  return (body.data?.at(-1)?.steps ?? []).map(({ name, started_at = '', ended_at = '' }) => ({ name: `· of the wait: ${name}`, ms: Date.parse(ended_at) - Date.parse(started_at) }));
}

async function removed(tenant: Tenant, id: string): Promise<void> {
  await tenant.delete(id);
  const until = performance.now() + PROVISION_TIMEOUT_MS;
  while ((await tenant.get(id)).status !== 404 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, LOOK_MS * 4));
}
