/**
 * A big fleet's world, made in seconds. One Basic cluster is brought up in earnest, by the API, the provisioner and the operator
 * without processes; what then stands of it in Kubernetes and in Postgres is the pattern for all the others, which are written where
 * kube-sim and Postgres keep them, under names, uids and manifest hashes of their own.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PlanDefinition } from '@samsa/domain/plan-catalogue';
import { shardOf } from '@samsa/domain/shard';
import { KubeConnection } from '@samsa/kube/connection';
import type { KubeObject } from '@samsa/kube/object';
import { groupOf, knownResource } from '@samsa/kube/resources';
import { kindId } from '@samsa/kube-sim/kind';
import { kubeconfigOf, serverOf } from '@samsa/kube-sim/kubeconfig';
import { render } from '@samsa/provisioner/driver/strimzi/render';
import { Plane, WATCHED } from '@samsa/provisioner/fleet/plane';
import { Gate } from '@samsa/kube/gate';
import type { DataPlane } from '@samsa/store/data-planes';
import { Sealer } from '@samsa/runtime/seal';
import type { StoredCluster } from '@samsa/store/clusters';
import type pg from 'pg';
import { Tenant } from '../crash/tenant.ts';
import type { Samsa } from '../harness/stack.ts';

const CORE = ['ResourceQuota', 'LimitRange', 'Secret', 'ConfigMap', 'Service'].map((kind) => ({ apiVersion: 'v1', kind }));
const STRIMZI = ['Kafka', 'KafkaNodePool', 'KafkaUser'].map((kind) => ({ apiVersion: 'kafka.strimzi.io/v1', kind }));
const KINDS = [...CORE, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }, ...STRIMZI];
const COMMON = [{ apiVersion: 'apps/v1', kind: 'Deployment' }, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }, { apiVersion: 'v1', kind: 'Node' }];
const PROVISIONED_MS = 30_000;
const ROWS_PER_STATEMENT = 1_000;

interface AtRest {
  kindId: string;
  kind: string;
  text: string;
}

export interface Pattern {
  id: string;
  cluster: StoredCluster;
  plan: PlanDefinition;
  objects: AtRest[];
  /** What stands on every data plane, clusters or not: the operator, storage classes, nodes. */
  common: AtRest[];
  /** Of the manifests, as the Kafka carries it. */
  hash: string;
}

export interface FleetCluster {
  id: string;
  plane: string;
}

/** Brings up the one cluster that all others are copies of, and reads what there is of it. */
export async function makePattern(samsa: Samsa, database: pg.Client): Promise<Pattern> {
  const tenant = new Tenant(samsa);
  const { status, body } = await tenant.create('pattern');
  const id = body.id ?? '';
  if (status !== 202) throw new Error(`the pattern's create was answered with ${status}`);
  for (const until = performance.now() + PROVISIONED_MS; (await tenant.get(id)).body.status?.phase !== 'PROVISIONED'; ) {
    if (performance.now() > until) throw new Error('the pattern did not come up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const connection = KubeConnection.fromKubeconfig(readFileSync(samsa.fleet[0] ?? '', 'utf8'));
  try {
    const namespace = await connection.get({ apiVersion: 'v1', kind: 'Namespace', name: `samsa-${id}` });
    const lists = await Promise.all(KINDS.map((type) => connection.list(type, { namespace: `samsa-${id}` })));
    const found = [...(namespace ? [namespace] : []), ...lists.flatMap((list) => list.items)];
    const { cluster, plan } = await stored(database, id);
    const common = (await Promise.all(COMMON.map((type) => connection.list(type)))).flatMap((list) => list.items);
    const atRest = (object: KubeObject): AtRest => ({ kindId: storedAs(object), kind: object.kind, text: JSON.stringify(object) });
    const hash = hashOf(cluster, plan);
    const objects = found.map(atRest);
    if (!objects.some(({ text }) => text.includes(hash))) throw new Error('the pattern was rendered otherwise than it would be now: every cluster would be applied anew');
    return { id, cluster, plan, objects, common: common.map(atRest), hash };
  } finally {
    connection.close();
  }
}

async function stored(database: pg.Client, id: string): Promise<{ cluster: StoredCluster; plan: PlanDefinition }> {
  const { rows } = await database.query<StoredCluster>(
    'SELECT id, organization_id AS "organizationId", environment_id AS "environmentId", spec, status FROM kafka_cluster WHERE id = $1',
    [id],
  );
  const plans = await database.query<{ definition: PlanDefinition }>('SELECT definition FROM plan JOIN kafka_cluster ON name = plan_name AND revision = plan_revision WHERE id = $1', [id]);
  if (!rows[0] || !plans.rows[0]) throw new Error('the pattern is not in the database');
  return { cluster: rows[0], plan: plans.rows[0].definition };
}

function storedAs(object: KubeObject): string {
  const resource = knownResource(object);
  if (!resource) throw new Error(`${object.kind}: not among the kinds that libs/kube knows`);
  return kindId(groupOf(object.apiVersion), resource.plural);
}

function hashOf(cluster: StoredCluster, plan: PlanDefinition): string {
  const once = { cluster, plan, listener: { type: 'loadbalancer' }, replication: 1 } as const;
  return render({ ...once, controllers: plan.nodes }).hash;
}

/** @param perPlane clusters on each data plane */
export function namesOf(planes: number, perPlane: number): { planes: string[]; clusters: FleetCluster[] } {
  const names = Array.from({ length: planes }, (_, at) => `dp-f${String(at).padStart(5, '0')}`);
  const clusters = names.flatMap((plane, at) => Array.from({ length: perPlane }, (_, n) => ({ plane, id: `lkc-f${(at * perPlane + n).toString(36).padStart(5, '0')}` })));
  return { planes: names, clusters };
}

/** Writes what kube-sim finds when it starts in this folder. @returns objects a cluster, bytes of all, and the fingerprint each was left with */
export async function writeKubernetes(folder: string, token: string, pattern: Pattern, planes: readonly string[], clusters: readonly FleetCluster[]): Promise<{ objects: number; bytes: number; settled: Map<string, string> }> {
  const settled = new Map<string, string>();
  const eye = blindPlane();
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, 'snapshot-1.log'));
  const copy = copier(pattern);
  const createdAt = new Date().toISOString();
  const byPlane = Map.groupBy(clusters, (cluster) => cluster.plane);
  let bytes = 0;
  file.write(`S\t${token}\n`);
  for (const plane of planes) {
    let version = 10_000;
    let text = pattern.common.map((object) => `P\t${plane}\t${object.kindId}\t${object.text}\n`).join('');
    for (const { id } of byPlane.get(plane) ?? []) {
      for (const object of copy(id, () => String(++version))) {
        text += `P\t${plane}\t${object.kindId}\t${object.text}\n`;
        if (WATCHED.has(object.kind)) eye.note(JSON.parse(object.text) as KubeObject);
      }
      settled.set(id, eye.fingerprint(id));
    }
    text = `C\t${plane}\t${randomBytes(12).toString('base64url')}\t${createdAt}\t${version}\n${text}`;
    bytes += text.length;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  await eye.close();
  return { objects: pattern.objects.length, bytes, settled };
}

/** What a provisioner would see of them, without anybody to see it from. */
function blindPlane(): Plane {
  const nothing = (): void => undefined;
  const events = { onChange: nothing, onComplete: nothing, onBack: nothing, onFault: nothing, onWholeCluster: nothing };
  const row = { displayName: 'nowhere', labels: {}, listener: { type: 'loadbalancer' } } as unknown as DataPlane;
  return new Plane(row, kubeconfigOf('nowhere', 'http://127.0.0.1:9', ''), events, { writer: 'bench', gate: new Gate() });
}

/** The pattern's objects under another id: what differs was found once, what stays is copied as it is. */
function copier(pattern: Pattern): (id: string, nextVersion: () => string) => AtRest[] {
  const uids = pattern.objects.map(({ text }) => (JSON.parse(text) as KubeObject).metadata.uid ?? '');
  const parts = pattern.objects.map(({ text }) => text.split(new RegExp(`(${[pattern.id, pattern.hash, ...uids].join('|')}|"resourceVersion":"\\d+")`, 'g')));
  return (id, nextVersion) => {
    const replaced = new Map<string, string>([[pattern.id, id], [pattern.hash, hashOf({ ...pattern.cluster, id: id as StoredCluster['id'] }, pattern.plan)]]);
    for (const uid of uids) replaced.set(uid, randomUUID());
    return parts.map((pieces, at) => ({
      kindId: pattern.objects[at]?.kindId ?? '',
      kind: pattern.objects[at]?.kind ?? '',
      text: pieces.map((piece, odd) => (odd % 2 === 0 ? piece : (replaced.get(piece) ?? `"resourceVersion":"${nextVersion()}"`))).join(''),
    }));
  };
}

export interface FleetRows {
  pattern: Pattern;
  planes: readonly string[];
  clusters: readonly FleetCluster[];
  /** Fingerprints by cluster, as a pass would have left them. */
  settled: ReadonlyMap<string, string>;
  /** Of kube-sim. */
  port: number;
  token: string;
  keyFile: string;
}

/** The same fleet in Postgres; the pattern and its own data plane go. */
export async function writeRows(database: pg.Client, { pattern, planes, clusters, settled, port, token, keyFile }: FleetRows): Promise<void> {
  const sealer = Sealer.fromFile(keyFile);
  await database.query(`UPDATE data_plane SET retired_at = now()`);
  for (const some of batches(planes)) {
    const sealed = await Promise.all(some.map((name) => sealer.seal(kubeconfigOf(name, serverOf(port, name), token), `kubeconfig ${name}`)));
    await database.query(
      `INSERT INTO data_plane (id, display_name, cloud, region, shard, kubeconfig_sealed, state, seen_at, probed_at)
       SELECT id, id, 'AWS', 'us-east-1', shard, sealed, 'Ready', now(), now()
       FROM unnest($1::text[], $2::int[], $3::bytea[]) AS new(id, shard, sealed)`,
      [some, some.map(shardOf), sealed],
    );
  }
  for (const some of batches(clusters)) {
    const admin = await Promise.all(some.map(({ id }) => sealer.seal('{}', `admin ${id}`)));
    await database.query(
      `INSERT INTO kafka_cluster (id, organization_id, environment_id, data_plane_id, shard, plan_name, plan_revision, spec, fingerprint, status, admin_sealed,
         observed_generation, attempted_generation, next_reconcile_at, inspected_at, marks, settled)
       SELECT new.id, organization_id, environment_id, new.plane, new.shard, plan_name, plan_revision, spec, new.id, status, new.admin, 1, 1, now() + random() * interval '11 minutes', now() - random() * interval '2 hours', replace(marks::text, $5, new.id)::jsonb, new.settled
       FROM unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $6::text[]) AS new(id, plane, shard, admin, settled), kafka_cluster WHERE kafka_cluster.id = $5`,
      [some.map(({ id }) => id), some.map(({ plane }) => plane), some.map(({ plane }) => shardOf(plane)), admin, pattern.id, some.map(({ id }) => settled.get(id) ?? null)],
    );
  }
  await database.query('UPDATE kafka_cluster SET deleted_at = now() WHERE id = $1', [pattern.id]);
  await database.query('DELETE FROM reservation');
  await database.query(`INSERT INTO reservation (cluster_id, organization_id, data_plane_id, cku) SELECT id, organization_id, data_plane_id, 0 FROM kafka_cluster WHERE deleted_at IS NULL`);
  await database.query(`INSERT INTO data_plane_usage (data_plane_id, clusters) SELECT data_plane_id, count(*) FROM reservation GROUP BY 1 ON CONFLICT (data_plane_id) DO UPDATE SET clusters = excluded.clusters`);
  await database.query('VACUUM ANALYZE');
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const groups = Math.ceil(items.length / ROWS_PER_STATEMENT);
  return Array.from({ length: groups }, (_, at) => items.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT));
}
