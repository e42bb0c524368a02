/**
 * The end of a trial, on a real broker: grace, suspension with the brokers stopped and the volumes kept, back with every record, and the
 * other way to the trash and the purge. Time is moved by moving the dates in the database, whose clock alone counts; billing and the
 * provisioner are killed in the middle of it.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Samsa, startSamsa } from '../harness/stack.ts';
import { kafkaCli } from './kafka-cli.ts';
import { FlowTenant, type Key, ok, refusal } from './tenant.ts';

const BOUND = { timeout: 60_000, interval: 100 };
const NAME = 'tried';

describe('a trial', () => {
  let samsa: Samsa;
  let tenant: FlowTenant;
  let database: pg.Client;
  let folder: string;
  let cluster: string;
  let bootstrap: string;
  let key: Key;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samsa-trial-'));
    const env = { SAMSA_TRIAL: 'on', SAMSA_BILLING_EVERY_MS: '300', SAMSA_MAIL_FOLDER: join(folder, 'mail'), SAMSA_FAILPOINTS: folder };
    samsa = await startSamsa({ billings: 1, env });
    tenant = new FlowTenant(samsa);
    database = new pg.Client({ connectionString: samsa.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await samsa?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const account = () => ok(tenant.cloud.GET('/samsa/v1/billing-account'));
  const state = async () => (await account()).state;
  const trialOver = () => database.query(`UPDATE billing_account SET trial_ends_at = now() - interval '1 second'`);
  const stepOver = () => database.query(`UPDATE billing_standing SET next_at = now() - interval '1 second'`);
  const organization = () => ({ path: { id: samsa.organizationId } });
  const letters = () => readdirSync(join(folder, 'mail')).map((name) => Buffer.from(/^Subject: =\?utf-8\?B\?(.*)\?=/m.exec(readFileSync(join(folder, 'mail', name), 'utf8'))?.[1] ?? '', 'base64').toString());
  /** Where the local operator keeps what a volume would. */
  const volume = () => join(dirname(dirname(samsa.fleet[0]!)), 'kafka', 'aws-us-east-1', `samsa-${cluster}`, cluster);
  const states = async () => (await database.query<{ state: string }>('SELECT state FROM usage_interval WHERE cluster_id = $1 ORDER BY started_at, id', [cluster])).rows.map((row) => row.state);

  async function isOpen(): Promise<boolean> {
    const [host, port] = bootstrap.split(':') as [string, string];
    return new Promise((resolve) => {
      const socket = connect(Number(port), host);
      socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
    });
  }

  async function records(): Promise<string> {
    const file = join(folder, 'client.properties');
    const ca = join(folder, 'ca.pem');
    const pem = await fetch(`${samsa.apiUrl}/samsa/v1/clusters/${cluster}/ca.pem`, { headers: { authorization: `Basic ${Buffer.from(`${samsa.cloudKey.id}:${samsa.cloudKey.secret}`).toString('base64')}` } });
    writeFileSync(ca, await pem.text());
    writeFileSync(file, [
      'security.protocol=SASL_SSL', 'sasl.mechanism=SCRAM-SHA-512', 'ssl.truststore.type=PEM', `ssl.truststore.location=${ca}`,
      `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="${key.id}" password="${key.secret}";`,
    ].join('\n'));
    return kafkaCli(['console-consumer', '--bootstrap-server', bootstrap, '--command-config', file, '--topic', 'kept', '--from-beginning', '--max-messages', '1', '--timeout-ms', '20000']);
  }

  it('begins with a credit and an end that are told', async () => {
    cluster = (await tenant.createCluster(samsa.environmentId, NAME, { kind: 'Basic' })).id;
    await tenant.settled(cluster, BOUND.timeout);
    bootstrap = (await tenant.getCluster(cluster, samsa.environmentId)).spec.kafka_bootstrap_endpoint!.replace('SASL_SSL://', '');
    key = await tenant.createKey(await tenant.administrator(), cluster);
    const kafka = tenant.with(key);
    const params = { path: { cluster_id: cluster } };
    await ok(kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', { params, body: { topic_name: 'kept', partitions_count: 1 } }));
    const record = { value: { type: 'JSON' as const, data: 'still here' } };
    await fetch(`${samsa.apiUrl}/kafka/v3/clusters/${cluster}/topics/kept/records`, {
      method: 'POST', body: JSON.stringify(record), headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}` },
    });
    const { trial, next, credits } = await account();
    expect(trial).toMatchObject({ credit_micros: 400_000_000 });
    expect(next).toEqual({ state: 'grace', at: trial?.ends_at });
    expect(credits).toMatchObject([{ kind: 'trial', left_micros: 400_000_000 }]);
  });

  it('that is over is told and stops nothing yet', async () => {
    await trialOver();
    await expect.poll(state, BOUND).toBe('grace');
    expect(await account()).toMatchObject({ because: 'trial', next: { state: 'suspended' } });
    await expect.poll(() => letters().join(' '), BOUND).toContain('is to be suspended');
    expect(await isOpen()).toBe(true);
  });

  it('ends in a suspension that stops the brokers, keeps their volumes, and survives the death of billing and of the provisioner in the middle', async () => {
    const gate = new pg.Client({ connectionString: samsa.databaseUrl });
    await gate.connect();
    await gate.query('BEGIN');
    await gate.query('SELECT FROM kafka_cluster WHERE id = $1 FOR UPDATE', [cluster]);
    await stepOver();
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = 'samsa_billing'`;
    await expect.poll(async () => (await database.query(waiting)).rowCount, BOUND).toBe(1);
    await samsa.kill('billing-1');
    await gate.query('COMMIT');
    await gate.end();
    expect(await state()).toBe('grace');
    writeFileSync(join(folder, `${NAME}.stopBrokers`), 'die');
    await samsa.restart('billing-1');
    await expect.poll(() => readdirSync(folder).some((file) => file.startsWith(`${NAME}.stopBrokers.taken`)), BOUND).toBe(true);
    await samsa.restart('provisioner-1');
    const operation = await tenant.settled(cluster, BOUND.timeout);
    expect(operation).toMatchObject({ intent: 'suspend', requested_by: 'system:billing' });
    expect(operation.steps.map((step) => `${step.name} ${step.state}`)).toEqual(['pause done', 'stop done']);
    await expect.poll(isOpen, BOUND).toBe(false);
    expect(existsSync(volume())).toBe(true);
  });

  it('that suspended says so everywhere, refuses what is new with cause and remedy, and bills nothing', async () => {
    expect(await account()).toMatchObject({ state: 'suspended', because: 'trial', next: { state: 'trash' } });
    expect((await tenant.getCluster(cluster, samsa.environmentId)).status).toMatchObject({ phase: 'PROVISIONED', suspended: { because: 'trial' } });
    const told = await ok(tenant.cloud.GET('/samsa/v1/clusters/{id}/explain', { params: { path: { id: cluster } } }));
    expect(told).toMatchObject({ state: expect.stringContaining('suspended'), cause: 'The trial of its organization is over.' });
    const records402 = await refusal(tenant.with(key).GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: cluster } } }));
    expect(records402).toEqual({ status: 402, detail: expect.stringContaining('its topics and records are kept') });
    await expect.poll(() => refusal(tenant.cloud.POST('/org/v2/environments', { body: { display_name: 'more' } })), BOUND).toEqual({ status: 402, detail: expect.stringMatching(/trial is over.*redeem.*Reading and deleting/) });
    expect(await states()).toEqual(['provisioning', 'running', 'suspended']);
  });

  it('that is extended brings the brokers back with every record', async () => {
    const extended = await ok(tenant.cloud.POST('/fleet/v1/organizations/{id}/trial:extend', { params: organization(), body: { days: 10, credit_micros: 5_000_000 } }));
    expect(extended.credits.map((credit) => credit.amount_micros)).toEqual([400_000_000, 5_000_000]);
    await expect.poll(state, BOUND).toBe('trial');
    await expect.poll(async () => (await tenant.newestOperation(cluster))?.intent, BOUND).toBe('resume');
    await tenant.settled(cluster, BOUND.timeout);
    expect(await records()).toContain('still here');
    expect((await tenant.getCluster(cluster, samsa.environmentId)).status.suspended).toBeUndefined();
    expect(await states()).toEqual(['provisioning', 'running', 'suspended', 'running']);
  });

  it('that nobody cares for goes to the trash and is purged, step by step', async () => {
    await trialOver();
    for (const next of ['grace', 'suspended', 'trash', 'purged']) {
      await expect.poll(state, BOUND).toBe(next);
      if (next !== 'purged') await stepOver();
    }
    const gone = async () => (await database.query('SELECT FROM kafka_cluster WHERE id = $1 AND deleted_at IS NOT NULL', [cluster])).rowCount;
    await expect.poll(gone, BOUND).toBe(1);
    await expect.poll(() => existsSync(volume()), BOUND).toBe(false);
    expect((await refusal(tenant.cloud.POST('/fleet/v1/organizations/{id}/trial:extend', { params: organization(), body: { days: 10 } }))).status).toBe(409);
    expect((await account()).next).toBeUndefined();
  });
});
