/**
 * Role bindings: felt in the control plane by the next request, and on every cluster where the principal has keys, by
 * compiling them to access control entries there. Nobody can give a role at a place where it may not bind roles itself.
 */
import { Injectable } from '@nestjs/common';
import type { RoleBinding, RoleBindingCreate } from '@samsa/contract/role-bindings';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand, reach, type Scope } from '@samsa/domain/access';
import { type Crn, principalCrn } from '@samsa/domain/crn';
import { type ClusterId, newRoleBindingId } from '@samsa/domain/ids';
import { conflict, invalid, notFound } from '@samsa/domain/problem';
import { admitBinding } from '@samsa/domain/role-binding-admission';
import { clustersOfPrincipal, wantAccess } from '@samsa/store/access';
import * as audit from '@samsa/store/audit';
import * as clusters from '@samsa/store/clusters';
import { Database, type Tx } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import * as organizations from '@samsa/store/organizations';
import * as principals from '@samsa/store/principals';
import * as bindings from '@samsa/store/role-bindings';
import type { StoredRoleBinding } from '@samsa/store/role-bindings';
import { Credentials } from '../access/credentials.ts';
import { FanOut } from '../access/fan-out.ts';
import { listing, metadata, PublicUrl, REPLAY_WINDOW_SECONDS } from '../http/answers.ts';

const PRINCIPAL_PREFIX = 'User:';
const BELOW = '/*';

const scopeOf = (place: { environmentId?: string | null; clusterId?: string | null }): Scope => ({
  environmentId: place.environmentId ?? undefined,
  clusterId: place.clusterId ?? undefined,
});
const principalIn = (binding: { principal: string }): string => binding.principal.slice(PRINCIPAL_PREFIX.length);

@Injectable()
export class RoleBindingsService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly fanOut: FanOut,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, query: PageQuery & { crn_pattern: string; principal?: string; role_name?: string }) {
    const { page_size, page_token, ...filter } = query;
    const below = filter.crn_pattern.endsWith(BELOW);
    const crnPattern = below ? filter.crn_pattern.slice(0, -BELOW.length) : filter.crn_pattern;
    const wanted = { crnPattern, below, principal: filter.principal, roleName: filter.role_name };
    const found = await bindings.list(this.database, caller, wanted, reach(caller, 'role-binding:read'), { size: page_size, token: page_token });
    const about = { version: 'iam/v2', kind: 'RoleBindingList', url: this.url, path: '/iam/v2/role-bindings', query: { ...filter, page_size } } as const;
    return listing(about, found, (binding) => this.show(binding));
  }

  async create(caller: Caller, wanted: RoleBindingCreate): Promise<RoleBinding> {
    const crn = admitBinding(wanted.role_name, wanted.crn_pattern, caller.organizationId);
    demand(caller, 'role-binding:create', scopeOf(crn));
    const made = await this.database.transact(async (tx) => {
      const principal = await principals.lock(tx, caller, principalIn(wanted));
      if (!principal) throw invalid(`There is no ${principalIn(wanted)} that you can see.`, '/principal');
      await this.mustExist(tx, caller, crn);
      const same = await bindings.findSame(tx, caller, wanted);
      if (same && same.ageSeconds > REPLAY_WINDOW_SECONDS) throw conflict('AlreadyBound', `${wanted.principal} has ${wanted.role_name} there already: ${same.id}.`);
      if (same) return { binding: same, touched: [] };
      const binding = await bindings.insert(tx, caller, newRoleBindingId(), wanted, crn);
      await audit.record(tx, caller, { operation: 'createRoleBinding', resourceKind: 'RoleBinding', resourceId: binding.id, after: wanted });
      return { binding, touched: await this.touch(tx, caller, binding) };
    });
    await this.spread(made.binding, made.touched);
    return this.show(made.binding);
  }

  async get(caller: Caller, id: string): Promise<RoleBinding> {
    return this.show(this.visible(caller, id, await bindings.find(this.database, caller, id)));
  }

  async delete(caller: Caller, id: string): Promise<RoleBinding> {
    const gone = await this.database.transact(async (tx) => {
      const binding = this.visible(caller, id, await bindings.find(tx, caller, id));
      demand(caller, 'role-binding:delete', scopeOf(binding));
      if (binding.roleName === 'OrganizationAdmin') await this.keepOneAdmin(tx, caller);
      await principals.lock(tx, caller, principalIn(binding));
      if (!(await bindings.remove(tx, caller, id))) throw notFound('role binding', id);
      const was = { principal: binding.principal, role_name: binding.roleName, crn_pattern: binding.crnPattern };
      await audit.record(tx, caller, { operation: 'deleteRoleBinding', resourceKind: 'RoleBinding', resourceId: id, before: was });
      return { binding, touched: await this.touch(tx, caller, binding) };
    });
    await this.spread(gone.binding, gone.touched);
    return this.show(gone.binding);
  }

  /** Wakes the clusters that must learn of it. */
  private async touch(tx: Tx, caller: Caller, binding: StoredRoleBinding): Promise<ClusterId[]> {
    const touched = await clustersOfPrincipal(tx, caller.organizationId, principalIn(binding), scopeOf(binding));
    await wantAccess(tx, caller.organizationId, touched);
    return touched;
  }

  private async spread(binding: StoredRoleBinding, touched: readonly ClusterId[]): Promise<void> {
    this.credentials.forget();
    await this.fanOut.alignOwner(touched, principalIn(binding));
  }

  /** @throws Problem 404 */
  private visible(caller: Caller, id: string, binding: StoredRoleBinding | undefined): StoredRoleBinding {
    const own = binding && principalIn(binding) === caller.principal;
    if (!binding || !(own || allows(caller, 'role-binding:read', scopeOf(binding)))) throw notFound('role binding', id);
    return binding;
  }

  private async mustExist(tx: Tx, caller: Caller, { environmentId, clusterId }: Crn): Promise<void> {
    if (!environmentId) return;
    if (!(await environments.hold(tx, caller, environmentId))) throw invalid(`There is no environment ${environmentId} that you can see.`, '/crn_pattern');
    if (!clusterId) return;
    const cluster = await clusters.find(tx, caller, clusterId, environmentId);
    if (!cluster || cluster.deletionRequestedAt) throw invalid(`There is no Kafka cluster ${clusterId} in ${environmentId} that you can see.`, '/crn_pattern');
  }

  /** Decided under the organization's lock: two deletes at once must not take the last two. */
  private async keepOneAdmin(tx: Tx, caller: Caller): Promise<void> {
    await organizations.lock(tx, caller);
    if ((await bindings.organizationAdmins(tx, caller)) > 1) return;
    throw conflict('LastAdministrator', 'This is the last OrganizationAdmin of the organization. Bind another one first.');
  }

  private show(binding: StoredRoleBinding): RoleBinding {
    return {
      api_version: 'iam/v2',
      kind: 'RoleBinding',
      id: binding.id,
      metadata: metadata(this.url, `/iam/v2/role-bindings/${binding.id}`, principalCrn(binding.organizationId, 'role-binding', binding.id), binding),
      principal: binding.principal,
      role_name: binding.roleName,
      crn_pattern: binding.crnPattern,
    };
  }
}
