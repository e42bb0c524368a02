/** May this be the next revision of a plan? Pure. What Kubernetes, Kafka or the ledger would stumble over later is refused here. */
import type { PlanDefinition } from '@samsa/contract/fleet-plans';
import { planNameOf, replicationOf } from './plan-catalogue.ts';
import { conflict, invalid } from './problem.ts';
import { readQuantity } from './quantity.ts';

const HEAP_UNITS: Record<string, number> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** @param newest revision there is; 0 when there is none. @throws Problem 400 that names the field, 409 when another came in between */
export function admitPlan(name: string, newest: number, follows: number, definition: PlanDefinition): void {
  const { kind } = definition;
  if (name !== planNameOf(kind)) throw invalid(`The plan of ${kind} clusters is named ${planNameOf(kind)}, not ${name}. Write to that one, or change the kind.`, '/definition/kind');
  if (newest !== follows) throw conflict('RevisionExists', `The newest revision of ${name} is ${newest}, not ${follows}. Read it, and write one that follows it.`, '/follows');
  checkSizes(definition);
  checkAmounts(definition);
  checkKafka(definition);
}

function checkSizes({ kind, cku, maxEcku, nodesPerCku }: PlanDefinition): void {
  const dedicated = kind === 'Dedicated';
  if (dedicated && !cku) throw invalid('A Dedicated cluster is sized by cku: say the least and the most.', '/definition/cku');
  if (!dedicated && cku) throw invalid(`cku is for Dedicated clusters; a ${kind} cluster is elastic. Leave it out.`, '/definition/cku');
  if (!dedicated && nodesPerCku > 0) throw invalid(`A ${kind} cluster has no cku for nodes to come with: nodesPerCku must be 0.`, '/definition/nodesPerCku');
  if (dedicated && maxEcku) throw invalid('A Dedicated cluster has no elastic units. Leave maxEcku out.', '/definition/maxEcku');
  if (cku && cku.least > cku.most) throw invalid('The least cku are more than the most.', '/definition/cku/least');
  if (maxEcku && maxEcku.default > maxEcku.most) throw invalid('The elastic units by default are more than the most.', '/definition/maxEcku/default');
}

function checkAmounts({ resources: { requests, limits }, storage, jvm }: PlanDefinition): void {
  for (const what of ['cpu', 'memory'] as const) {
    if (readQuantity(requests[what]) <= 0) throw invalid(`A broker needs some ${what}.`, `/definition/resources/requests/${what}`);
    if (readQuantity(requests[what]) > readQuantity(limits[what])) throw invalid(`The ${what} requested is more than its limit; no pod may be so.`, `/definition/resources/requests/${what}`);
  }
  if (readQuantity(storage.size) < 1) throw invalid('A broker needs some storage.', '/definition/storage/size');
  const [least, most] = [heapBytes(jvm.xms), heapBytes(jvm.xmx)];
  if (least > most) throw invalid('The heap at the start is more than the most.', '/definition/jvm/xms');
  if (most >= readQuantity(limits.memory)) throw invalid('The heap fills all the memory: the broker would be killed. Leave some beside it.', '/definition/jvm/xmx');
}

function heapBytes(size: string): number {
  return Number(size.slice(0, -1)) * (HEAP_UNITS[size.slice(-1).toLowerCase()] ?? 1);
}

function checkKafka(definition: PlanDefinition): void {
  const { nodes, kafka, placement } = definition;
  const replicas = replicationOf(definition);
  if (!Number.isInteger(replicas) || replicas < 1 || replicas > nodes) {
    throw invalid(`default.replication.factor must be from 1 to the ${nodes} nodes there are.`, '/definition/kafka/config/default.replication.factor');
  }
  const inSync = Number(kafka.config['min.insync.replicas'] ?? 1);
  if (inSync > replicas) throw invalid(`min.insync.replicas is more than the ${replicas} replicas there are: nothing could be written.`, '/definition/kafka/config/min.insync.replicas');
  if (older(kafka.version, kafka.metadataVersion)) {
    throw invalid(`Kafka ${kafka.version} does not know the metadata version ${kafka.metadataVersion}.`, '/definition/kafka/metadataVersion');
  }
  placement?.tolerations?.forEach(({ key, operator, value }, at) => {
    const pointer = `/definition/placement/tolerations/${at}`;
    if (key === undefined && operator !== 'Exists') throw invalid('A toleration without a key tolerates everything: its operator must be Exists.', pointer);
    if (operator === 'Exists' && value !== undefined) throw invalid('A toleration with the operator Exists has no value.', pointer);
  });
}

function older(version: string, metadataVersion: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = (metadataVersion.split('-')[0] ?? '').split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}
