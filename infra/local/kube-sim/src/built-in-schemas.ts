/**
 * Structural schemas of the built-in kinds that Samsa itself applies. With them a field that does not exist, or a number where text
 * belongs, is refused here as the real server refuses it. Kinds that only operators write (pods, deployments) are left open.
 */
import type { JsonMap } from './json.ts';

const text: JsonMap = { type: 'string' };
const integer: JsonMap = { type: 'integer' };
const flag: JsonMap = { type: 'boolean' };
/** Quantities, ports and other values that are text or a number; times, which may be null. */
const either: JsonMap = { 'x-kubernetes-int-or-string': true };
const time: JsonMap = { type: 'string', nullable: true };

function of(properties: JsonMap, more: JsonMap = {}): JsonMap {
  return { type: 'object', properties, ...more };
}

function dictionary(values: JsonMap): JsonMap {
  return { type: 'object', additionalProperties: values };
}

function atomically(schema: JsonMap): JsonMap {
  return { ...schema, 'x-kubernetes-map-type': 'atomic' };
}

function listOf(items: JsonMap): JsonMap {
  return { type: 'array', items };
}

function setOf(items: JsonMap): JsonMap {
  return { ...listOf(items), 'x-kubernetes-list-type': 'set' };
}

function keyedBy(keys: string[], items: JsonMap): JsonMap {
  return { ...listOf(items), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys };
}

const open: JsonMap = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const quantities = dictionary(either);
const reference = atomically(of({ name: text }));
const condition = of({ type: text, status: text, reason: text, message: text, lastTransitionTime: time, lastProbeTime: time, observedGeneration: integer, lastUpdateTime: time });
const selector = atomically(of({ matchLabels: dictionary(text), matchExpressions: listOf(of({ key: text, operator: text, values: listOf(text) })) }));
const resources = of({ limits: quantities, requests: quantities });

function kind(properties: JsonMap): JsonMap {
  return of({ apiVersion: text, kind: text, metadata: { type: 'object' }, ...properties });
}

const peer = of({ podSelector: selector, namespaceSelector: selector, ipBlock: of({ cidr: text, except: listOf(text) }) });
const policyPorts = listOf(of({ port: either, endPort: integer, protocol: { ...text, default: 'TCP' } }));

const claimSpec = of({
  accessModes: listOf(text), selector, resources, volumeName: text, storageClassName: text, volumeMode: text, volumeAttributesClassName: text,
  dataSource: atomically(of({ apiGroup: text, kind: text, name: text })), dataSourceRef: of({ apiGroup: text, kind: text, name: text, namespace: text }),
});

const servicePort = of({ name: text, port: integer, protocol: { ...text, default: 'TCP' }, targetPort: either, nodePort: integer, appProtocol: text });
const serviceSpec = of({
  ports: keyedBy(['port', 'protocol'], servicePort), selector: atomically(dictionary(text)), clusterIP: text, clusterIPs: listOf(text), type: text,
  externalIPs: listOf(text), sessionAffinity: text, sessionAffinityConfig: open, loadBalancerIP: text, loadBalancerClass: text,
  loadBalancerSourceRanges: listOf(text), externalName: text, externalTrafficPolicy: text, internalTrafficPolicy: text, healthCheckNodePort: integer,
  publishNotReadyAddresses: flag, ipFamilies: listOf(text), ipFamilyPolicy: text, allocateLoadBalancerNodePorts: flag, trafficDistribution: text,
});

export const BUILT_IN_SCHEMAS: Record<string, JsonMap> = {
  Namespace: kind({ spec: of({ finalizers: listOf(text) }), status: of({ phase: text, conditions: keyedBy(['type'], condition) }) }),
  ConfigMap: kind({ data: dictionary(text), binaryData: dictionary(text), immutable: flag }),
  Secret: kind({ data: dictionary(text), stringData: dictionary(text), type: text, immutable: flag }),
  ServiceAccount: kind({
    secrets: keyedBy(['name'], of({ name: text, kind: text, namespace: text, uid: text, apiVersion: text, resourceVersion: text, fieldPath: text })),
    imagePullSecrets: listOf(reference), automountServiceAccountToken: flag,
  }),
  ResourceQuota: kind({
    spec: of({ hard: quantities, scopes: listOf(text), scopeSelector: atomically(of({ matchExpressions: listOf(of({ operator: text, scopeName: text, values: listOf(text) })) })) }),
    status: of({ hard: quantities, used: quantities }),
  }),
  LimitRange: kind({
    spec: of({ limits: listOf(of({ type: text, max: quantities, min: quantities, default: quantities, defaultRequest: quantities, maxLimitRequestRatio: quantities })) }),
  }),
  NetworkPolicy: kind({
    spec: of({
      podSelector: selector, policyTypes: listOf(text),
      ingress: listOf(of({ from: listOf(peer), ports: policyPorts })), egress: listOf(of({ to: listOf(peer), ports: policyPorts })),
    }),
  }),
  Service: kind({ spec: serviceSpec, status: of({ loadBalancer: open, conditions: keyedBy(['type'], condition) }) }),
  PersistentVolumeClaim: kind({
    spec: claimSpec,
    status: of({
      phase: text, accessModes: listOf(text), capacity: quantities, conditions: keyedBy(['type'], condition), allocatedResources: quantities,
      allocatedResourceStatuses: dictionary(text), currentVolumeAttributesClassName: text, modifyVolumeStatus: open,
    }),
  }),
  StorageClass: kind({
    provisioner: text, parameters: dictionary(text), reclaimPolicy: text, volumeBindingMode: text, allowVolumeExpansion: flag,
    mountOptions: listOf(text), allowedTopologies: listOf(open),
  }),
  Lease: kind({
    spec: of({
      holderIdentity: text, leaseDurationSeconds: integer, acquireTime: time, renewTime: time, leaseTransitions: integer, strategy: text, preferredHolder: text,
    }),
  }),
  PodDisruptionBudget: kind({
    spec: of({ minAvailable: either, maxUnavailable: either, selector, unhealthyPodEvictionPolicy: text }),
    status: of({
      observedGeneration: integer, disruptedPods: dictionary(time), disruptionsAllowed: integer, currentHealthy: integer, desiredHealthy: integer,
      expectedPods: integer, conditions: keyedBy(['type'], condition),
    }),
  }),
  Role: kind({ rules: listOf(of({ verbs: listOf(text), apiGroups: listOf(text), resources: listOf(text), resourceNames: listOf(text), nonResourceURLs: listOf(text) })) }),
  RoleBinding: kind({
    subjects: listOf(atomically(of({ kind: text, apiGroup: text, name: text, namespace: text }))),
    roleRef: atomically(of({ apiGroup: text, kind: text, name: text })),
  }),
  PersistentVolume: kind({ spec: { ...open }, status: { ...open } }),
  Endpoints: kind({ subsets: listOf(open) }),
  Event: kind({
    involvedObject: atomically(of({ kind: text, namespace: text, name: text, uid: text, apiVersion: text, resourceVersion: text, fieldPath: text })),
    reason: text, message: text, source: of({ component: text, host: text }), firstTimestamp: time, lastTimestamp: time, count: integer, type: text,
    eventTime: time, series: of({ count: integer, lastObservedTime: time }), action: text, related: open, reportingComponent: text, reportingInstance: text,
  }),
  Node: kind({ spec: of({ podCIDR: text, podCIDRs: setOf(text), providerID: text, unschedulable: flag, taints: listOf(open), configSource: open, externalID: text }), status: nodeStatus() }),
};

function nodeStatus(): JsonMap {
  return {
    type: 'object', 'x-kubernetes-preserve-unknown-fields': true,
    properties: { conditions: keyedBy(['type'], open), addresses: keyedBy(['type'], of({ type: text, address: text })), capacity: quantities, allocatable: quantities },
  };
}
