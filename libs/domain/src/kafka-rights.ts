/**
 * What access control entries let somebody do: Kafka's own rules (StandardAuthorizer), as a pure function. A broker decides so for
 * keys. We need it twice: for callers of the control plane, whom no broker knows and for whom we act as the cluster's administrator,
 * and to tell who may do what with a topic. A caller's entries are its roles, compiled, with those made for its principal and for
 * everybody: so nobody can do through us what a key of its own could not, and an entry that denies is honoured.
 *
 *   a denial that matches wins · ALL stands for every operation · READ, WRITE, DELETE and ALTER allow DESCRIBE as well,
 *   ALTER_CONFIGS allows DESCRIBE_CONFIGS · denials imply nothing
 */
import type { AclBinding, AclOperation, AclResourceType } from '@samsa/contract/kafka-acls';
import { type ClusterPlace, compileRole } from './acl-compilation.ts';
import type { Caller } from './access.ts';
import { Problem } from './problem.ts';

export interface KafkaResource {
  type: Extract<AclResourceType, 'TOPIC' | 'GROUP' | 'CLUSTER' | 'TRANSACTIONAL_ID'>;
  name: string;
}

export const CLUSTER: KafkaResource = { type: 'CLUSTER', name: 'kafka-cluster' };
export const EVERYBODY = 'User:*';
const ANYTHING = '*';

const IMPLIED_BY: Partial<Record<AclOperation, readonly AclOperation[]>> = {
  DESCRIBE: ['READ', 'WRITE', 'DELETE', 'ALTER'],
  DESCRIBE_CONFIGS: ['ALTER_CONFIGS'],
};

/** What can be asked of each kind of thing, in the order in which a reader wants to see it. */
export const OPERATIONS: Record<KafkaResource['type'], readonly AclOperation[]> = {
  TOPIC: ['READ', 'WRITE', 'DESCRIBE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
  GROUP: ['READ', 'DESCRIBE', 'DELETE'],
  CLUSTER: ['CREATE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS', 'IDEMPOTENT_WRITE'],
  TRANSACTIONAL_ID: ['WRITE', 'DESCRIBE'],
};

export function concerns(entry: AclBinding, { type, name }: KafkaResource): boolean {
  if (entry.resourceType !== type) return false;
  if (entry.patternType === 'PREFIXED') return name.startsWith(entry.resourceName);
  return entry.patternType === 'LITERAL' && (entry.resourceName === name || entry.resourceName === ANYTHING);
}

const says = (entry: AclBinding, operations: readonly AclOperation[]): boolean => entry.operation === 'ALL' || operations.includes(entry.operation);

/** The entries that decide: those that deny, else those that allow; none means no. Whose they are is for the caller to choose. */
export function deciding(entries: readonly AclBinding[], operation: AclOperation, resource: KafkaResource): { allowed: boolean; because: AclBinding[] } {
  const about = entries.filter((entry) => concerns(entry, resource));
  const denials = about.filter((entry) => entry.permission === 'DENY' && says(entry, [operation]));
  if (denials.length > 0) return { allowed: false, because: denials };
  const because = about.filter((entry) => entry.permission === 'ALLOW' && says(entry, [operation, ...(IMPLIED_BY[operation] ?? [])]));
  return { allowed: because.length > 0, because };
}

/** What one caller may do inside one cluster. */
export class KafkaRights {
  private readonly decided = new Map<string, boolean>();

  constructor(
    private readonly entries: readonly AclBinding[],
    private readonly clusterId: string,
  ) {}

  allows(operation: AclOperation, resource: KafkaResource): boolean {
    const key = `${operation} ${resource.type} ${resource.name}`;
    const known = this.decided.get(key);
    if (known !== undefined) return known;
    const { allowed } = deciding(this.entries, operation, resource);
    this.decided.set(key, allowed);
    return allowed;
  }

  /** Whether there is anything of this type on which it is allowed. */
  allowsSomewhere(operation: AclOperation, type: KafkaResource['type']): boolean {
    return this.entries.some((entry) => entry.permission === 'ALLOW' && entry.resourceType === type && says(entry, [operation]));
  }

  operationsOn(resource: KafkaResource): AclOperation[] {
    return OPERATIONS[resource.type].filter((operation) => this.allows(operation, resource));
  }

  /** @throws Problem 404 where not even its being there is to be known, 403 where it is */
  demand(operation: AclOperation, resource: KafkaResource): void {
    if (this.allows(operation, resource)) return;
    if (resource.type !== 'CLUSTER' && operation !== 'CREATE' && !this.allows('DESCRIBE', resource)) throw noSuch(resource, this.clusterId);
    const what = resource.type === 'CLUSTER' ? `the cluster ${this.clusterId}` : `the ${NOUNS[resource.type]} ${resource.name}`;
    throw new Problem({
      status: 403,
      code: 'Forbidden',
      detail: `You may not ${operation} on ${what}. Ask an administrator of the cluster for a role that has it, or an ACL that allows it.`,
    });
  }
}

const NOUNS: Record<KafkaResource['type'], string> = { TOPIC: 'topic', GROUP: 'consumer group', CLUSTER: 'cluster', TRANSACTIONAL_ID: 'transactional id' };

export function noSuch({ type, name }: KafkaResource, clusterId: string): Problem {
  const code = type === 'TOPIC' ? 'UnknownTopic' : type === 'GROUP' ? 'UnknownGroup' : 'NotFound';
  return new Problem({ status: 404, code, detail: `There is no ${NOUNS[type]} ${name} on ${clusterId} that you can see.` });
}

/**
 * @param present entries of the cluster; those of the caller's principal and of everybody count
 * @param address where the caller calls from, for entries that name a host
 */
export function rightsOf(caller: Pick<Caller, 'organizationId' | 'principal' | 'grants'>, place: ClusterPlace, present: readonly AclBinding[], address: string): KafkaRights {
  const principal = `User:${caller.principal}`;
  const roles = caller.grants.flatMap(({ role, ...where }) => compileRole(role, { organizationId: caller.organizationId, ...where }, place, principal));
  const own = present.filter((entry) => (entry.principal === principal || entry.principal === EVERYBODY) && (entry.host === ANYTHING || entry.host === address));
  return new KafkaRights([...roles, ...own], place.clusterId);
}
