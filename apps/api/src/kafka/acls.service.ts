/**
 * Access control entries as tenants see them: for users, service accounts and everybody. What stands beside them on the
 * brokers for `User:<key>` is derived (owner's entries and roles), never shown, never touched from here directly: a
 * deletion first looks which shown entries match and deletes those, so that no filter, however wide, takes a key's roles.
 */
import { Injectable } from '@nestjs/common';
import type { AclBinding, KafkaAcl, KafkaAclCreate, KafkaAclFilter } from '@samsa/contract/kafka-acls';
import { exactFilter, type AclFilter } from '@samsa/kafka/acl';
import { KafkaRefusal } from '@samsa/kafka/fault';
import type { KafkaCaller } from '../access/credentials.ts';
import { FanOut } from '../access/fan-out.ts';
import { PublicUrl } from '../http/answers.ts';
import { Links } from './links.ts';
import { Reach } from './reach.ts';

/** Principals of the platform: API keys, and our own administrator. */
const HIDDEN = /^User:(?:[A-Z0-9]{16}|samsa-.*)$/;

@Injectable()
export class AclsService {
  constructor(
    private readonly reach: Reach,
    private readonly fanOut: FanOut,
    private readonly url: PublicUrl,
  ) {}

  async list(caller: KafkaCaller, query: KafkaAclFilter) {
    const links = this.links(caller);
    const found = await (await this.reach.admin(caller)).describeAcls(filterOf(query));
    return links.list('KafkaAclList', addressOf(links, query), found.filter(isShown).map((entry) => showAcl(links, entry)));
  }

  async create(caller: KafkaCaller, wanted: KafkaAclCreate[], operation: string): Promise<void> {
    const entries = wanted.map(entryOf);
    const hidden = entries.find((entry) => !isShown(entry));
    if (hidden) {
      throw new KafkaRefusal('invalid', `principal: ${hidden.principal} is not for access control entries. Name the user or service account that owns the key, such as User:sa-1a2b3c4d.`);
    }
    await (await this.reach.admin(caller)).createAcls(entries);
    await this.written(caller, entries, { operation, after: wanted });
  }

  async delete(caller: KafkaCaller, query: KafkaAclFilter): Promise<{ data: KafkaAcl[] }> {
    const admin = await this.reach.admin(caller);
    const matching = (await admin.describeAcls(filterOf(query))).filter(isShown);
    if (matching.length === 0) await admin.deleteAcls([nothing(filterOf(query))]);
    const deleted = await admin.deleteAcls(matching.map(exactFilter));
    const links = this.links(caller);
    const data = deleted.map((entry) => showAcl(links, entry));
    if (deleted.length > 0) await this.written(caller, deleted, { operation: 'deleteKafkaAcls', before: deleted });
    return { data };
  }

  private async written(caller: KafkaCaller, entries: AclBinding[], deed: { operation: string; before?: unknown; after?: unknown }): Promise<void> {
    await this.fanOut.aclsWritten(caller, caller.clusterId, entries.map(({ principal }) => principal), deed);
  }

  private links(caller: KafkaCaller): Links {
    return new Links(this.url, caller.clusterId);
  }
}

/** Whether an entry is for a tenant to see. */
export const isShown = ({ principal }: AclBinding): boolean => !HIDDEN.test(principal);

/** Matches no entry, and still has the broker say whether this caller may delete at all. */
const nothing = (filter: AclFilter): AclFilter => ({ ...filter, principal: 'User:' });

function entryOf(wanted: KafkaAclCreate): AclBinding {
  const { resource_type, resource_name, pattern_type, principal, host, operation, permission } = wanted;
  return { resourceType: resource_type, resourceName: resource_name, patternType: pattern_type, principal, host, operation, permission };
}

function filterOf(query: KafkaAclFilter): AclFilter {
  const { resource_type, resource_name, pattern_type, principal, host, operation, permission } = query;
  const wide: Record<string, unknown> = {
    resourceType: resource_type, resourceName: resource_name, patternType: pattern_type, principal, host, operation, permission,
  };
  return Object.fromEntries(Object.entries(wide).filter(([, value]) => value !== undefined && value !== ''));
}

function addressOf(links: Links, query: Record<string, string | undefined>): string {
  const said = Object.entries(query).filter((part): part is [string, string] => part[1] !== undefined);
  return said.length === 0 ? links.to`acls` : `${links.to`acls`}?${new URLSearchParams(said)}`;
}

function showAcl(links: Links, entry: AclBinding): KafkaAcl {
  const fields = {
    resource_type: entry.resourceType,
    resource_name: entry.resourceName,
    pattern_type: entry.patternType,
    principal: entry.principal,
    host: entry.host,
    operation: entry.operation,
    permission: entry.permission,
  };
  return { kind: 'KafkaAcl', metadata: { self: addressOf(links, fields) }, cluster_id: links.clusterId, ...fields };
}
