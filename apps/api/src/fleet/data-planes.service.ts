/**
 * The registry of data planes. A wish is written and nothing else: the provisioner that has the shard finds a new data plane, a
 * new kubeconfig or a retirement at its next look, within seconds. The kubeconfig is read once at the door, so that one that
 * cannot work is refused there, and is sealed before it is written.
 */
import { Injectable } from '@nestjs/common';
import type { DataPlane, DataPlaneCreate, DataPlanePatch, DataPlaneQuery } from '@samsa/contract/fleet-data-planes';
import { type Caller, fleetAdmin, type FleetAdmin } from '@samsa/domain/access';
import { newDataPlaneId } from '@samsa/domain/ids';
import { conflict, invalid, notFound } from '@samsa/domain/problem';
import { KubeconfigError, readKubeconfig } from '@samsa/kube/kubeconfig';
import { Sealer } from '@samsa/runtime/seal';
import * as audit from '@samsa/store/audit';
import { Database, type Tx } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as fleetPlanes from '@samsa/store/fleet-planes';
import type { FleetPlane } from '@samsa/store/fleet-planes';
import { listing, PublicUrl } from '../http/answers.ts';

type Deed = 'patchDataPlane' | 'cordonDataPlane' | 'uncordonDataPlane' | 'retireDataPlane';

@Injectable()
export class DataPlanesService {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: DataPlaneQuery) {
    const { page_size, page_token, ...filter } = query;
    const found = await fleetPlanes.list(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'DataPlaneList', url: this.url, path: '/fleet/v1/data-planes', query: { ...filter, page_size } } as const;
    return listing(about, found, show);
  }

  async get(caller: Caller, id: string): Promise<DataPlane> {
    const found = await fleetPlanes.find(this.database, fleetAdmin(caller, 'fleet:read'), id);
    if (!found) throw notFound('data plane', id);
    return show(found);
  }

  async register(caller: Caller, wanted: DataPlaneCreate): Promise<DataPlane> {
    const admin = fleetAdmin(caller, 'fleet:write');
    const { kubeconfig, display_name: displayName, cluster_capacity: clusterCapacity, ...rest } = wanted;
    checkKubeconfig(kubeconfig);
    const id = newDataPlaneId();
    const kubeconfigSealed = await this.sealer.seal(kubeconfig, `kubeconfig ${id}`);
    return this.named(displayName, async (tx) => {
      await fleetPlanes.insert(tx, admin, { id, displayName, clusterCapacity, ...rest, kubeconfigSealed });
      const made = show((await fleetPlanes.find(tx, admin, id))!);
      await audit.record(tx, caller, { operation: 'registerDataPlane', resourceKind: 'DataPlane', resourceId: id, after: wish(made) });
      return made;
    });
  }

  async patch(caller: Caller, id: string, wanted: DataPlanePatch): Promise<DataPlane> {
    const { kubeconfig, display_name: displayName, cluster_capacity: clusterCapacity, labels, listener } = wanted;
    if (kubeconfig !== undefined) checkKubeconfig(kubeconfig);
    const kubeconfigSealed = kubeconfig === undefined ? undefined : await this.sealer.seal(kubeconfig, `kubeconfig ${id}`);
    return this.change(caller, id, 'patchDataPlane', displayName ?? '', async (tx, admin, before) => {
      if (before.retiredAt) throw retired(id);
      if (listener && listener.type !== before.listener.type && before.clusters > 0) throw listenerInUse(before);
      await fleetPlanes.update(tx, admin, before.id, { displayName, labels, listener, clusterCapacity, kubeconfigSealed });
    });
  }

  async cordon(caller: Caller, id: string, cordoned: boolean): Promise<DataPlane> {
    return this.change(caller, id, cordoned ? 'cordonDataPlane' : 'uncordonDataPlane', '', async (tx, admin, before) => {
      if (before.retiredAt) throw retired(id);
      await fleetPlanes.cordon(tx, admin, before.id, cordoned);
    });
  }

  async retire(caller: Caller, id: string): Promise<DataPlane> {
    return this.change(caller, id, 'retireDataPlane', '', async (tx, admin, before) => {
      if (before.clusters > 0) throw notEmpty(before);
      await fleetPlanes.retire(tx, admin, before.id);
    });
  }

  /** Carries out a wish on a data plane locked for it, and keeps who did it. What changes nothing leaves no trace. */
  private async change(
    caller: Caller, id: string, deed: Deed, name: string, carryOut: (tx: Tx, admin: FleetAdmin, before: FleetPlane) => Promise<void>,
  ): Promise<DataPlane> {
    const admin = fleetAdmin(caller, 'fleet:write');
    return this.named(name, async (tx) => {
      const before = await fleetPlanes.lock(tx, admin, id);
      if (!before) throw notFound('data plane', id);
      await carryOut(tx, admin, before);
      const [was, after] = [show(before), show((await fleetPlanes.find(tx, admin, id))!)];
      if (JSON.stringify(was) === JSON.stringify(after)) return after;
      await audit.record(tx, caller, { operation: deed, resourceKind: 'DataPlane', resourceId: id, before: wish(was), after: wish(after) });
      return after;
    });
  }

  private async named(name: string, work: (tx: Tx) => Promise<DataPlane>): Promise<DataPlane> {
    try {
      return await this.database.transact(work);
    } catch (error) {
      if (uniqueViolation(error) !== 'data_plane_name') throw error;
      throw conflict('NameTaken', `The fleet already has a data plane named "${name}". Choose another name, or retire that one first.`, '/display_name');
    }
  }
}

/** The parser quotes what it could not read from the second line on: that is not answered. @throws Problem 400 */
function checkKubeconfig(text: string): void {
  try {
    readKubeconfig(text, undefined, { files: false });
  } catch (error) {
    if (!(error instanceof KubeconfigError)) throw invalid('The kubeconfig cannot be read. Send one file with a current context, whole.', '/kubeconfig');
    throw invalid(`${error.message.split('\n')[0]}.`, '/kubeconfig');
  }
}

const retired = (id: string) => conflict('Retired', `${id} is retired and takes no more changes. Register the Kubernetes cluster anew.`);
const holds = ({ id, clusters }: FleetPlane) => `${id} holds ${clusters} Kafka cluster${clusters === 1 ? '' : 's'}`;
const notEmpty = (plane: FleetPlane) => conflict('NotEmpty', `${holds(plane)}. Cordon it, and retire it when they are gone.`);
const listenerInUse = (plane: FleetPlane) =>
  conflict('NotEmpty', `${holds(plane)}, and another listener would move every one of their endpoints. Change it while the data plane is empty.`, '/listener/type');

/** What an admin said, for the audit; a kubeconfig by its revision alone. */
function wish({ display_name, cloud, region, labels, listener, capacity, kubeconfig_revision, cordoned_at, retired_at }: DataPlane) {
  return { display_name, cloud, region, labels, listener, cluster_capacity: capacity.clusters, kubeconfig_revision, cordoned_at, retired_at };
}

function show(plane: FleetPlane): DataPlane {
  const { clusterCapacity, clusters } = plane;
  return {
    api_version: 'fleet/v1',
    kind: 'DataPlane',
    id: plane.id,
    display_name: plane.displayName,
    cloud: plane.cloud,
    region: plane.region,
    labels: plane.labels,
    listener: plane.listener,
    state: plane.state,
    health: plane.health,
    cause: plane.cause ?? undefined,
    seen_at: plane.seenAt?.toISOString(),
    cordoned_at: plane.cordonedAt?.toISOString(),
    retired_at: plane.retiredAt?.toISOString(),
    capacity: { clusters: clusterCapacity, used: clusters, free: Math.max(0, clusterCapacity - clusters) },
    kubeconfig_revision: plane.kubeconfigRevision,
    shard: { number: plane.shard, holder: plane.holder ?? undefined },
    created_at: plane.createdAt.toISOString(),
  };
}
