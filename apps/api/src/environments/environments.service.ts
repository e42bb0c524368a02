/** Environments: admitted at once, nothing to reconcile. */
import { Injectable } from '@nestjs/common';
import type { Environment, EnvironmentCreate, EnvironmentPatch } from '@samsa/contract/environments';
import type { PageQuery } from '@samsa/contract/wire';
import { allows, type Caller, demand, reach } from '@samsa/domain/access';
import { environmentCrn } from '@samsa/domain/crn';
import { newEnvironmentId } from '@samsa/domain/ids';
import { conflict, notFound } from '@samsa/domain/problem';
import * as audit from '@samsa/store/audit';
import { Database, type Queryable } from '@samsa/store/database';
import * as environments from '@samsa/store/environments';
import type { StoredEnvironment } from '@samsa/store/environments';
import { uniqueViolation } from '@samsa/store/fault';
import * as roleBindings from '@samsa/store/role-bindings';
import { fingerprint, listing, metadata, PublicUrl, REPLAY_WINDOW_SECONDS } from '../http/answers.ts';

@Injectable()
export class EnvironmentsService {
  constructor(
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, page: PageQuery) {
    const places = reach(caller, 'environment:read');
    const ids = places === 'everywhere' ? undefined : caller.grants.flatMap((grant) => grant.environmentId ?? []);
    const found = await environments.list(this.database, caller, ids, { size: page.page_size, token: page.page_token });
    const about = { version: 'org/v2', kind: 'EnvironmentList', url: this.url, path: '/org/v2/environments', query: { page_size: page.page_size } } as const;
    return listing(about, found, (environment) => this.show(environment));
  }

  async create(caller: Caller, wanted: EnvironmentCreate): Promise<Environment> {
    demand(caller, 'environment:create', {});
    const mark = fingerprint(caller, 'createEnvironment', wanted);
    try {
      return await this.database.transact(async (tx) => {
        const twin = await environments.findReplay(tx, caller, mark, REPLAY_WINDOW_SECONDS);
        if (twin) return this.show(twin);
        const made = await environments.insert(tx, caller, newEnvironmentId(), wanted, mark);
        await audit.record(tx, caller, { operation: 'createEnvironment', resourceKind: 'Environment', resourceId: made.id, after: wanted });
        return this.show(made);
      });
    } catch (error) {
      throw this.nameTaken(error, wanted.display_name);
    }
  }

  async get(caller: Caller, id: string): Promise<Environment> {
    return this.show(await this.visible(this.database, caller, id));
  }

  async patch(caller: Caller, id: string, wanted: EnvironmentPatch): Promise<Environment> {
    try {
      return await this.database.transact(async (tx) => {
        const before = await this.visible(tx, caller, id);
        demand(caller, 'environment:update', { environmentId: id });
        const after = await environments.update(tx, caller, id, wanted);
        await audit.record(tx, caller, {
          operation: 'patchEnvironment', resourceKind: 'Environment', resourceId: id,
          before: { display_name: before.displayName, package: before.governancePackage }, after: wanted,
        });
        return this.show(after);
      });
    } catch (error) {
      throw this.nameTaken(error, wanted.display_name ?? '');
    }
  }

  async delete(caller: Caller, id: string): Promise<void> {
    await this.database.transact(async (tx) => {
      const before = await environments.lock(tx, caller, id);
      if (!before || !allows(caller, 'environment:read', { environmentId: id })) throw notFound('environment', id);
      demand(caller, 'environment:delete', { environmentId: id });
      const left = await environments.remove(tx, caller, id);
      if (left > 0) throw conflict('NotEmpty', `The environment still holds ${left} Kafka cluster${left === 1 ? '' : 's'}. Delete them first and wait until they are gone.`);
      await roleBindings.removeAt(tx, caller, { environmentId: id });
      await audit.record(tx, caller, { operation: 'deleteEnvironment', resourceKind: 'Environment', resourceId: id, before: { display_name: before.displayName } });
    });
  }

  /** @throws Problem 404 */
  async visible(database: Queryable, caller: Caller, id: string): Promise<StoredEnvironment> {
    const found = allows(caller, 'environment:read', { environmentId: id }) ? await environments.find(database, caller, id) : undefined;
    if (!found) throw notFound('environment', id);
    return found;
  }

  private nameTaken(error: unknown, name: string): unknown {
    if (uniqueViolation(error) !== 'environment_name') return error;
    return conflict('NameTaken', `The organization already has an environment named "${name}". Choose another name.`, '/display_name');
  }

  private show(environment: StoredEnvironment): Environment {
    return {
      api_version: 'org/v2',
      kind: 'Environment',
      id: environment.id,
      metadata: metadata(this.url, `/org/v2/environments/${environment.id}`, environmentCrn(environment.organizationId, environment.id), environment),
      display_name: environment.displayName,
      stream_governance_config: environment.governancePackage ? { package: environment.governancePackage } : undefined,
    };
  }
}
