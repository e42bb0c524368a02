/**
 * Which data planes would do at all. Each filter says everything it has against a candidate, and all of them are asked: whoever
 * wants to know why is not helped by the first reason alone.
 */
import type { Refusal } from '@samsa/contract/placement';
import type { Toleration } from '@samsa/contract/fleet-plans';
import { lacking, tellLack } from './capacity.ts';
import { isManagement } from './whole-clusters.ts';
import type { PlacementCandidate, PlacementQuestion, Taint } from './placement.ts';

type Filter = (candidate: PlacementCandidate, question: PlacementQuestion) => Refusal[];

const refuse = (reason: Refusal['reason'], detail: string): Refusal[] => [{ reason, detail }];
const NONE: Refusal[] = [];

const ofCloud: Filter = ({ cloud }, asked) => (cloud === asked.cloud ? NONE : refuse('OtherCloud', `its cloud is ${cloud}`));
const ofRegion: Filter = ({ region }, asked) => (region === asked.region ? NONE : refuse('OtherRegion', `its region is ${region}`));

/** Where nobody has said or seen zones, nothing is known against it: a fleet whose nodes may not be seen would else offer nothing. */
const overZones: Filter = ({ zones }, { zones: wanted }) =>
  zones.length === 0 || zones.length >= wanted ? NONE : refuse('TooFewZones', `it has ${zones.length} of the ${wanted} zones wanted`);

const labelled: Filter = ({ labels }, { labels: wanted }) =>
  Object.entries(wanted).flatMap(([key, value]) => {
    const has = labels[key];
    return has === value ? NONE : refuse('LabelMissing', `the label ${key} must be "${value}" and ${has === undefined ? 'is not there' : `is "${has}"`}`);
  });

const tolerated: Filter = ({ taints }, { tolerations }) =>
  taints.flatMap((taint) => (taint.effect === 'PreferNoSchedule' || tolerates(tolerations, taint) ? NONE : refuse('TaintNotTolerated', `the taint ${wordsOf(taint)} is not tolerated`)));

/** Of what was found there; what was not looked at is not held against it. */
const capable: Filter = ({ capability }, { kafkaVersion }) => {
  if (!capability) return NONE;
  const refusals = capability.missing.flatMap((what) => refuse('OperatorMissing', what));
  const { kafkaVersions } = capability;
  if (!kafkaVersions || kafkaVersions.includes(kafkaVersion)) return refusals;
  return [...refusals, ...refuse('KafkaVersionMissing', `its operator knows Kafka ${kafkaVersions.join(', ') || 'of no version'}, not ${kafkaVersion}`)];
};

const inHealth: Filter = ({ health }) => (health === 'Unknown' ? refuse('Unreachable', 'it does not answer') : NONE);
const open: Filter = ({ cordoned, draining, retired }) => [
  ...(retired ? refuse('Retired', 'it is retired') : NONE),
  ...(draining ? refuse('Draining', 'it is being drained') : NONE),
  ...(cordoned ? refuse('Cordoned', 'it is cordoned') : NONE),
];

const exclusive: Filter = ({ exclusiveTo }, { organizationId, isolation }) => [
  ...(exclusiveTo !== null && exclusiveTo !== organizationId ? refuse('ExclusiveToAnother', 'it is kept for another organization') : NONE),
  ...(exclusiveTo === null && isolation === 'cluster' ? refuse('NotIsolated', 'others may use it, and the plan wants a Kubernetes cluster of its own') : NONE),
];

const takesKafka: Filter = ({ labels }) => (isManagement(labels) ? refuse('MakesClusters', 'it makes Kubernetes clusters and takes no Kafka') : NONE);

const roomy: Filter = ({ held, ceilings }, { needs }) => {
  const lacks = lacking(held, ceilings, needs);
  return lacks.length === 0 ? NONE : refuse('NoRoom', lacks.map(tellLack).join('; '));
};

const FILTERS: readonly Filter[] = [ofCloud, ofRegion, takesKafka, open, inHealth, exclusive, overZones, labelled, tolerated, capable, roomy];

/** All that speaks against it, in one fixed order; nothing when it would do. */
export function refusalsOf(candidate: PlacementCandidate, question: PlacementQuestion): Refusal[] {
  return FILTERS.flatMap((filter) => filter(candidate, question));
}

const wordsOf = ({ key, value, effect }: Taint): string => `${key}${value === undefined ? '' : `=${value}`}:${effect}`;

/** As Kubernetes matches them. */
export function tolerates(tolerations: readonly Toleration[], taint: Taint): boolean {
  return tolerations.some(({ key, operator = 'Equal', value, effect }) => {
    if (effect !== undefined && effect !== taint.effect) return false;
    if (key === undefined) return operator === 'Exists';
    if (key !== taint.key) return false;
    return operator === 'Exists' || (value ?? '') === (taint.value ?? '');
  });
}
