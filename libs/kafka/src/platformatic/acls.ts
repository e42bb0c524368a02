/** Access control entries: create, find, delete; each write is waited for on every broker, because each authorizes by its own copy. */
import { createAclsV3, deleteAclsV3, describeAclsV3, type Acl as WireAcl, type AclFilter as WireFilter } from '@platformatic/kafka';
import {
  ACL_OPERATIONS,
  aclKey,
  exactFilter,
  operationOf,
  PATTERN_TYPES,
  patternTypeOf,
  PERMISSIONS,
  permissionOf,
  RESOURCE_TYPES,
  resourceTypeOf,
  type AclBinding,
  type AclFilter,
} from '../acl.ts';
import type { Broker } from '../admin.ts';
import { Code, refusalOf } from '../fault.ts';
import type { Wire } from './wire.ts';

export async function createAcls(wire: Wire, bindings: readonly AclBinding[]): Promise<void> {
  if (bindings.length === 0) return;
  const { results } = await wire.send(createAclsV3.api, bindings.map(toWire));
  const failed = results.find(({ errorCode }) => errorCode !== Code.none);
  if (failed) throw refusalOf(failed.errorCode, failed.errorMessage, 'the access control list');
  await settle(wire, bindings, true);
}

export async function describeAcls(wire: Wire, filter: AclFilter): Promise<AclBinding[]> {
  return describeAt(wire, filter);
}

export async function deleteAcls(wire: Wire, filters: readonly AclFilter[]): Promise<AclBinding[]> {
  if (filters.length === 0) return [];
  const { filterResults } = await wire.send(deleteAclsV3.api, filters.map(filterToWire));
  const deleted: AclBinding[] = [];
  for (const result of filterResults) {
    if (result.errorCode !== Code.none) throw refusalOf(result.errorCode, result.errorMessage, 'the access control list');
    for (const match of result.matchingAcls) {
      if (match.errorCode !== Code.none) throw refusalOf(match.errorCode, match.errorMessage, 'the access control list');
      deleted.push(fromWire(match));
    }
  }
  await settle(wire, deleted, false);
  return deleted;
}

/** One look per principal on each broker, however many bindings there are. */
async function settle(wire: Wire, bindings: readonly AclBinding[], present: boolean): Promise<void> {
  if (bindings.length === 0) return;
  const principals = [...new Set(bindings.map(({ principal }) => principal))];
  await wire.settle(async (broker) => {
    const filters: AclFilter[] = bindings.length === 1 ? bindings.map(exactFilter) : principals.map((principal) => ({ principal }));
    const found = (await Promise.all(filters.map((filter) => describeAt(wire, filter, broker)))).flat();
    const keys = new Set(found.map(aclKey));
    return bindings.every((binding) => keys.has(aclKey(binding)) === present);
  });
}

async function describeAt(wire: Wire, filter: AclFilter, broker?: Broker): Promise<AclBinding[]> {
  const asked = filterToWire(filter);
  const response = broker ? await wire.sendTo(broker, describeAclsV3.api, asked) : await wire.send(describeAclsV3.api, asked);
  if (response.errorCode !== Code.none) throw refusalOf(response.errorCode, response.errorMessage, 'the access control list');
  return response.resources.flatMap(({ acls, ...resource }) => acls.map((acl) => fromWire({ ...resource, ...acl })));
}

function toWire(binding: AclBinding): WireAcl {
  return {
    resourceType: RESOURCE_TYPES[binding.resourceType] as WireAcl['resourceType'],
    resourceName: binding.resourceName,
    resourcePatternType: PATTERN_TYPES[binding.patternType] as WireAcl['resourcePatternType'],
    principal: binding.principal,
    host: binding.host,
    operation: ACL_OPERATIONS[binding.operation] as WireAcl['operation'],
    permissionType: PERMISSIONS[binding.permission] as WireAcl['permissionType'],
  };
}

function filterToWire(filter: AclFilter): WireFilter {
  return {
    resourceType: RESOURCE_TYPES[filter.resourceType ?? 'ANY'] as WireAcl['resourceType'],
    resourceName: filter.resourceName ?? null,
    resourcePatternType: PATTERN_TYPES[filter.patternType ?? 'ANY'] as WireAcl['resourcePatternType'],
    principal: filter.principal ?? null,
    host: filter.host ?? null,
    operation: ACL_OPERATIONS[filter.operation ?? 'ANY'] as WireAcl['operation'],
    permissionType: PERMISSIONS[filter.permission ?? 'ANY'] as WireAcl['permissionType'],
  };
}

function fromWire(acl: WireAcl): AclBinding {
  return {
    resourceType: resourceTypeOf(acl.resourceType),
    resourceName: acl.resourceName,
    patternType: patternTypeOf(acl.resourcePatternType),
    principal: acl.principal,
    host: acl.host,
    operation: operationOf(acl.operation),
    permission: permissionOf(acl.permissionType),
  };
}
