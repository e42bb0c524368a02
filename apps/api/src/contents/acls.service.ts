/**
 * Access control entries principal by principal, without those that the platform derives for keys; changes are carried on to the
 * keys of their principals, as on the Kafka REST surface. Who may look follows Kafka: DESCRIBE on the cluster; ALTER to change.
 */
import { Injectable } from '@nestjs/common';
import type { AclListQuery, ContentsAcl, Holder, PrincipalAcls, TopicAccess } from '@samsa/contract/contents-acls';
import type { AclOperation, KafkaAclCreate } from '@samsa/contract/kafka-acls';
import { type Caller, demand } from '@samsa/domain/access';
import { CLUSTER, EVERYBODY, OPERATIONS } from '@samsa/domain/kafka-rights';
import { invalid } from '@samsa/domain/problem';
import { type Access, explainTopic } from '@samsa/domain/topic-access';
import { type AclBinding, exactFilter } from '@samsa/kafka/acl';
import { Database } from '@samsa/store/database';
import * as principals from '@samsa/store/principals';
import * as roleBindings from '@samsa/store/role-bindings';
import { FanOut } from '../access/fan-out.ts';
import { listing, PublicUrl } from '../http/answers.ts';
import { isShown } from '../kafka/acls.service.ts';
import { refuseOwnTopic } from '../kafka/own-topics.ts';
import { Inside, placeOf } from './inside.ts';
import { pageOfRows, searched } from './pages.ts';

@Injectable()
export class ContentsAclsService {
  constructor(
    private readonly inside: Inside,
    private readonly fanOut: FanOut,
    private readonly database: Database,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: Caller, id: string, query: AclListQuery) {
    const { admin, rights } = await this.inside.enter(caller, id);
    rights.demand('DESCRIBE', CLUSTER);
    const entries = (await admin.describeAcls(query.principal ? { principal: query.principal } : {})).filter(isShown);
    const all = await this.byPrincipal(caller, entries);
    const found = all.filter((one) => isFound(one, query.search));
    const page = pageOfRows(found, query, ({ principal, entries: its }) => ({ value: query.sort === 'entries' ? its.length : principal, id: principal }));
    const about = { version: 'samsa/v1', kind: 'AclList', url: this.url, path: `/samsa/v1/clusters/${id}/acls`, query } as const;
    const list = listing(about, page, (one) => one);
    return { ...list, metadata: { ...list.metadata, total_size: page.total }, may_alter: rights.allows('ALTER', CLUSTER) };
  }

  async create(caller: Caller, id: string, wanted: KafkaAclCreate[]): Promise<{ entries: KafkaAclCreate[] }> {
    const { admin, rights } = await this.inside.enter(caller, id);
    rights.demand('ALTER', CLUSTER);
    const entries = wanted.map(entryOf);
    refuseHidden(entries);
    await admin.createAcls(entries);
    await this.fanOut.aclsWritten(caller, id, entries.map(({ principal }) => principal), { operation: 'createAcls', after: wanted });
    return { entries: wanted };
  }

  async delete(caller: Caller, id: string, wanted: KafkaAclCreate[]): Promise<{ entries: ContentsAcl[] }> {
    const { admin, rights } = await this.inside.enter(caller, id);
    rights.demand('ALTER', CLUSTER);
    const entries = wanted.map(entryOf);
    refuseHidden(entries);
    const deleted = await admin.deleteAcls(entries.map(exactFilter));
    if (deleted.length > 0) await this.fanOut.aclsWritten(caller, id, deleted.map(({ principal }) => principal), { operation: 'deleteAcls', before: deleted });
    return { entries: deleted.map(show) };
  }

  async explainTopic(caller: Caller, id: string, topic: string, operation?: AclOperation) {
    const { admin, rights, cluster } = await this.inside.enter(caller, id);
    refuseOwnTopic(topic);
    rights.demand('DESCRIBE', CLUSTER);
    demand(caller, 'role-binding:read', { environmentId: cluster.environmentId, clusterId: id });
    const [bindings, entries] = await Promise.all([
      roleBindings.reaching(this.database.reads, caller, placeOf(cluster)), admin.describeAcls({ resourceType: 'TOPIC', resourceName: topic, patternType: 'MATCH' }),
    ]);
    const told = explainTopic(topic, operation ? [operation] : OPERATIONS.TOPIC, bindings, entries.filter(isShown), placeOf(cluster));
    const holders = await this.holders(caller, told.map(({ principal }) => principal));
    return { topic, data: told.map(({ principal, operations }) => ({ ...holders(principal), operations: operations.map(showOperation) })) };
  }

  private async byPrincipal(caller: Caller, entries: readonly AclBinding[]): Promise<PrincipalAcls[]> {
    const groups = Map.groupBy(entries, ({ principal }) => principal);
    const holders = await this.holders(caller, [...groups.keys()]);
    return [...groups].map(([principal, its]) => ({
      ...holders(principal),
      entries: its.map(show).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
      denials: its.filter(({ permission }) => permission === 'DENY').length,
    }));
  }

  private async holders(caller: Caller, all: readonly string[]): Promise<(principal: string) => Holder> {
    const names = await principals.namesOf(this.database.reads, caller, all.map(idOf));
    return (principal) => ({ principal, kind: kindOf(principal), name: names.get(idOf(principal)) });
  }
}

const idOf = (principal: string): string => principal.slice('User:'.length);

function kindOf(principal: string): Holder['kind'] {
  if (principal === EVERYBODY) return 'everybody';
  const id = idOf(principal);
  return id.startsWith('sa-') ? 'service-account' : id.startsWith('u-') ? 'user' : 'unknown';
}

function isFound({ principal, name, entries }: PrincipalAcls, search: string | undefined): boolean {
  return [principal, name ?? '', ...entries.map(({ resource_name }) => resource_name)].some((text) => searched(text, search));
}

function refuseHidden(entries: readonly AclBinding[]): void {
  const at = entries.findIndex((entry) => !isShown(entry));
  if (at >= 0) throw invalid(`principal: ${entries[at]?.principal} is not for access control entries. Name the user or service account that owns the key, such as User:sa-1a2b3c4d.`, `/entries/${at}/principal`);
}

function entryOf(wanted: KafkaAclCreate | ContentsAcl): AclBinding {
  const { resource_type, resource_name, pattern_type, principal, host, operation, permission } = wanted;
  return { resourceType: resource_type, resourceName: resource_name, patternType: pattern_type, principal, host, operation, permission };
}

function show(entry: AclBinding): ContentsAcl {
  const { resourceType, resourceName, patternType, principal, host, operation, permission } = entry;
  return { resource_type: resourceType, resource_name: resourceName, pattern_type: patternType, principal, host, operation, permission };
}

function showOperation({ operation, allowed, because }: Access['operations'][number]): TopicAccess['operations'][number] {
  return {
    operation, allowed,
    because: because.map((reason) => {
      if (reason.by === 'acl') return { by: 'acl', entry: show(reason.entry) };
      const { id, roleName, crnPattern } = reason.binding;
      return { by: 'role', role_binding: id, role: roleName, crn_pattern: crnPattern };
    }),
  };
}

/** Denials first, then by what they are about. */
const orderOf = (entry: ContentsAcl): string => [entry.permission === 'DENY' ? 0 : 1, entry.resource_type, entry.resource_name, entry.pattern_type, entry.operation, entry.host].join(' ');
