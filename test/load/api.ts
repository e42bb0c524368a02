/**
 * `npm run bench api`: the api process as it is (authentication, roles, validation, limits, audit, outbox) at twenty thousand
 * clusters, beside a bare server on the same database. Both are asked in turn, twice, by the same client.
 */
import autocannon, { type Request as Ask } from 'autocannon';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { postgresPid } from './durable.ts';
import { cpuSeconds } from './machine.ts';
import { CLUSTERS_EACH, ORGANIZATIONS, type Population, populate } from './population.ts';
import { median, say, short, table } from './table.ts';

const CONNECTIONS = 32;
const WARM_SECONDS = 2;
const SECONDS = 6;
const ROUNDS = 2;
const KINDS_OF_REQUEST = 400;
const NO_LIMIT = '1000000000';

interface Load {
  name: string;
  /** What is asked of the api, and of the bare server. */
  ours: Ask[];
  bare: Ask[];
}

interface Seen {
  rate: number;
  p50: number;
  p99: number;
  serverMicros: number;
  postgresMicros: number;
}

export async function benchApi(): Promise<void> {
  const samsa = await startSamsa({ provisioners: 0, operator: 'none', env: { SAMSA_RATE_LIMIT: NO_LIMIT } });
  let bare: TestProcess | undefined;
  try {
    const population = await populate(samsa.databaseUrl);
    bare = await startProcess('bare', 'test/load/bare.ts', { env: { DATABASE_URL: samsa.databaseUrl } });
    say(`${ORGANIZATIONS * CLUSTERS_EACH} clusters of ${ORGANIZATIONS} organizations, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s after ${WARM_SECONDS} s of warming\n`);
    const rows = [];
    for (const load of loads(population)) rows.push(...(await compare(load, samsa, bare)));
    say(table(['', 'requests/s', 'p50 ms', 'p99 ms', 'µs of server', 'µs of Postgres', 'of bare'], rows));
  } finally {
    await bare?.stop();
    await samsa.stop();
  }
}

async function compare(load: Load, samsa: Samsa, bare: TestProcess): Promise<(string | number)[][]> {
  const targets = [
    { name: `${load.name}, bare`, url: `http://127.0.0.1:${String(bare.ready['port'])}`, pid: bare.pid, requests: load.bare, seen: [] as Seen[] },
    { name: `${load.name}, api`, url: samsa.apiUrl, pid: samsa.process('api').pid, requests: load.ours, seen: [] as Seen[] },
  ];
  for (let round = 0; round < ROUNDS; round++) for (const target of targets) target.seen.push(await measure(target));
  const whole = targets.map(({ name, seen }) => ({ name, ...overall(seen) }));
  return whole.map((one) => [one.name, one.rate, one.p50, one.p99, one.serverMicros, one.postgresMicros, `${short((100 * one.rate) / (whole[0]?.rate ?? 1))} %`]);
}

async function measure(target: { name: string; url: string; pid: number; requests: Ask[] }): Promise<Seen> {
  const { url, requests } = target;
  const run = (duration: number) => autocannon({ url, connections: CONNECTIONS, duration, timeout: 30, requests });
  await run(WARM_SECONDS);
  const before = [cpuSeconds(target.pid), cpuSeconds(postgresPid())];
  const result = await run(SECONDS);
  const after = [cpuSeconds(target.pid), cpuSeconds(postgresPid())];
  if (result.non2xx + result.errors > 0) throw new Error(`${target.name}: ${result.non2xx} refusals and ${result.errors} errors beside ${result['2xx']} answers`);
  const micros = (at: number): number => (((after[at] ?? 0) - (before[at] ?? 0)) * 1e6) / result['2xx'];
  return { rate: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99, serverMicros: micros(0), postgresMicros: micros(1) };
}

function overall(seen: readonly Seen[]): Seen {
  const of = (field: keyof Seen): number => median(seen.map((one) => one[field]));
  return { rate: Math.max(...seen.map((one) => one.rate)), p50: of('p50'), p99: of('p99'), serverMicros: of('serverMicros'), postgresMicros: of('postgresMicros') };
}

function loads({ members, cloud, region }: Population): Load[] {
  const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const draws = Array.from({ length: KINDS_OF_REQUEST }, (_, index) => {
    const member = at(members, index * 7);
    return { member, clusterId: at(member.clusterIds, index * 13) };
  });
  let born = 0;
  const create = (choose: () => Population['members'][number]): Pick<Load, 'ours' | 'bare'> => ({
    ours: [{ method: 'POST', path: '/cmk/v2/clusters', setupRequest: (request) => {
      const { authorization, environmentId } = choose();
      const spec = { display_name: `born-${++born}`, availability: 'SINGLE_ZONE', cloud, region, config: { kind: 'Basic' }, environment: { id: environmentId, related: '', resource_name: '' } };
      return { ...request, headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify({ spec }) };
    } }],
    bare: [{ method: 'POST', path: '/clusters', setupRequest: (request) => {
      const { organizationId: organization, environmentId: environment } = choose();
      const spec = { display_name: `born-${++born}`, availability: 'SINGLE_ZONE', cloud, region, config: { kind: 'Basic' } };
      return { ...request, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ organization, environment, plane: 'dp-bare', spec }) };
    } }],
  });
  return [
    {
      name: 'get one',
      ours: draws.map(({ member, clusterId }) => ({ path: `/cmk/v2/clusters/${clusterId}?environment=${member.environmentId}`, headers: { authorization: member.authorization } })),
      bare: draws.map(({ member, clusterId }) => ({ path: `/clusters/${clusterId}?organization=${member.organizationId}` })),
    },
    {
      name: 'list ten',
      ours: draws.map(({ member }) => ({ path: `/cmk/v2/clusters?environment=${member.environmentId}`, headers: { authorization: member.authorization } })),
      bare: draws.map(({ member }) => ({ path: `/clusters?environment=${member.environmentId}&organization=${member.organizationId}` })),
    },
    { name: `create in ${ORGANIZATIONS} organizations`, ...create(() => at(members, born)) },
    { name: 'create in one organization', ...create(() => at(members, 0)) },
  ];
}
