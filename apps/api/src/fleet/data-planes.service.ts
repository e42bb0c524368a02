/**
 * The registry of data planes. A wish is written and nothing else: the provisioner that has the shard finds a new data plane, a
 * new kubeconfig or a retirement at its next look, within seconds. The kubeconfig is read once at the door, so that one that
 * cannot work is refused there, and is sealed before it is written.
 */
import { Injectable } from '@nestjs/common';
import type { DataPlane, DataPlaneCreate, DataPlanePatch, DataPlaneQuery } from '@samsa/contract/fleet-data-planes';
import { type Caller, fleetAdmin, type FleetAdmin } from '@samsa/domain/access';
import { newDataPlaneId } from '@samsa/domain/ids';
import { parseSelector, type Requirement } from '@samsa/domain/label-selector';
import { conflict, invalid, notFound, Problem } from '@samsa/domain/problem';
import { KubeconfigError, readKubeconfig } from '@samsa/kube/kubeconfig';
import { Sealer } from '@samsa/runtime/seal';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable, type Tx } from '@samsa/store/database';
import { uniqueViolation } from '@samsa/store/fault';
import * as fleetPlanes from '@samsa/store/fleet-planes';
import type { FleetPlane } from '@samsa/store/fleet-planes';
import { listing, PublicUrl } from '../http/answers.ts';
import { readLimits, showDataPlane, wishOf } from './show-data-plane.ts';

type Deed = 'patchDataPlane' | 'cordonDataPlane' | 'uncordonDataPlane' | 'drainDataPlane' | 'retireDataPlane';

@Injectable()
export class DataPlanesService {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: DataPlaneQuery) {
    const { page_size, page_token, ...asked } = query;
    const { label_selector, exclusive_to: exclusiveTo, ...places } = asked;
    const filter = { ...places, exclusiveTo, labels: selectorOf(label_selector) };
    const found = await fleetPlanes.list(this.database, fleetAdmin(caller, 'fleet:read'), filter, { size: page_size, token: page_token });
    const about = { version: 'fleet/v1', kind: 'DataPlaneList', url: this.url, path: '/fleet/v1/data-planes', query: { ...asked, page_size } } as const;
    return listing(about, found, (plane) => showDataPlane(plane));
  }

  async get(caller: Caller, id: string): Promise<DataPlane> {
    return this.read(this.database, fleetAdmin(caller, 'fleet:read'), id);
  }

  async register(caller: Caller, wanted: DataPlaneCreate): Promise<DataPlane> {
    const admin = fleetAdmin(caller, 'fleet:write');
    const { kubeconfig, display_name: displayName, cluster_capacity: clusterCapacity, exclusive_to: exclusiveTo, limits, ...rest } = wanted;
    if (kubeconfig !== undefined) checkKubeconfig(kubeconfig);
    const id = newDataPlaneId();
    const kubeconfigSealed = kubeconfig === undefined ? undefined : await this.sealer.seal(kubeconfig, `kubeconfig ${id}`);
    return this.named(displayName, async (tx) => {
      if (exclusiveTo) await this.demandOrganization(tx, admin, exclusiveTo);
      await fleetPlanes.insert(tx, admin, { id, displayName, clusterCapacity, exclusiveTo, limits: limits && readLimits(limits), ...rest, kubeconfigSealed });
      const made = await this.read(tx, admin, id);
      await audit.record(tx, caller, { operation: 'registerDataPlane', resourceKind: 'DataPlane', resourceId: id, after: wishOf(made) });
      return made;
    });
  }

  async patch(caller: Caller, id: string, wanted: DataPlanePatch): Promise<DataPlane> {
    const { kubeconfig, display_name: displayName, cluster_capacity: clusterCapacity, exclusive_to: exclusiveTo, limits, ...rest } = wanted;
    if (kubeconfig !== undefined) checkKubeconfig(kubeconfig);
    const kubeconfigSealed = kubeconfig === undefined ? undefined : await this.sealer.seal(kubeconfig, `kubeconfig ${id}`);
    const credentials = kubeconfig === undefined ? rest.credentials : 'kubeconfig';
    return this.change(caller, id, 'patchDataPlane', displayName ?? '', async (tx, admin, before) => {
      if (before.retiredAt) throw retired(id);
      if (rest.listener && rest.listener.type !== before.listener.type && before.clusters > 0) throw listenerInUse(before);
      if (credentials === 'kubeconfig' && before.credentials === 'in_cluster' && !kubeconfig) throw noKubeconfig();
      if (exclusiveTo) await this.demandAlone(tx, admin, before, exclusiveTo);
      await fleetPlanes.update(tx, admin, before.id, { ...rest, displayName, clusterCapacity, exclusiveTo, limits: limits && readLimits(limits), credentials, kubeconfigSealed });
    });
  }

  async cordon(caller: Caller, id: string, cordoned: boolean): Promise<DataPlane> {
    return this.change(caller, id, cordoned ? 'cordonDataPlane' : 'uncordonDataPlane', '', async (tx, admin, before) => {
      if (before.retiredAt) throw retired(id);
      await fleetPlanes.cordon(tx, admin, before.id, cordoned);
    });
  }

  async drain(caller: Caller, id: string): Promise<DataPlane> {
    return this.change(caller, id, 'drainDataPlane', '', async (tx, admin, before) => {
      if (before.retiredAt) throw retired(id);
      await fleetPlanes.drain(tx, admin, before.id);
    });
  }

  async retire(caller: Caller, id: string): Promise<DataPlane> {
    return this.change(caller, id, 'retireDataPlane', '', async (tx, admin, before) => {
      if (before.clusters > 0) throw notEmpty(before);
      await fleetPlanes.retire(tx, admin, before.id);
    });
  }

  /** With what still stands on it while it is drained. @throws Problem 404 */
  private async read(database: Queryable, admin: FleetAdmin, id: string): Promise<DataPlane> {
    const found = await fleetPlanes.find(database, admin, id);
    if (!found) throw notFound('data plane', id);
    return showDataPlane(found, found.state === 'Draining' ? await fleetPlanes.standing(database, admin, found.id) : undefined);
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
      const [was, after] = [wishOf(showDataPlane(before)), await this.read(tx, admin, id)];
      if (JSON.stringify(was) === JSON.stringify(wishOf(after))) return after;
      await audit.record(tx, caller, { operation: deed, resourceKind: 'DataPlane', resourceId: id, before: was, after: wishOf(after) });
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

  private async demandOrganization(tx: Tx, admin: FleetAdmin, id: string): Promise<void> {
    if (await fleetPlanes.organizationExists(tx, admin, id)) return;
    throw invalid(`There is no organization ${id}. Give the id of one that exists, or leave exclusive_to out.`, '/exclusive_to');
  }

  /** Whoever else stands there would be shut in with a stranger. */
  private async demandAlone(tx: Tx, admin: FleetAdmin, before: FleetPlane, organization: string): Promise<void> {
    await this.demandOrganization(tx, admin, organization);
    const others = (await fleetPlanes.standing(tx, admin, before.id)).filter((one) => one.organization !== organization.toLowerCase());
    if (others.length === 0) return;
    const named = others.slice(0, 3).map(({ cluster }) => cluster).join(', ');
    throw conflict('NotAlone', `${before.id} holds clusters of other organizations (${named}). Drain it of them before it is given to one.`, '/exclusive_to');
  }
}

/** @throws Problem 400 */
function selectorOf(text: string | undefined): Requirement[] | undefined {
  if (text === undefined) return undefined;
  try {
    return parseSelector(text);
  } catch (error) {
    throw new Problem({ status: 400, code: 'InvalidArgument', detail: `label_selector: ${(error as Error).message}.`, parameter: 'label_selector' });
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
const notEmpty = (plane: FleetPlane) => conflict('NotEmpty', `${holds(plane)}. Drain it, and retire it when they are gone.`);
const noKubeconfig = () => invalid('No kubeconfig is kept of it. Send one with credentials: kubeconfig.', '/kubeconfig');
const listenerInUse = (plane: FleetPlane) =>
  conflict('NotEmpty', `${holds(plane)}, and another listener would move every one of their endpoints. Change it while the data plane is empty.`, '/listener/type');
