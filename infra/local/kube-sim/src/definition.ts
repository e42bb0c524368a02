/**
 * CustomResourceDefinitions: from the object to the kind it serves, and the minimal Strimzi definitions used when no files are given
 * (`definition-files.ts` reads those).
 */
import { isMap, listOf, mapOf, textOf, type JsonMap } from './json.ts';
import { kindId, type Column, type Kind, type KindVersion } from './kind.ts';
import { schemaOf } from './schema.ts';
import { DEDUCED, METADATA, LEAF, shapeOfSchema, struct, type Shape } from './shape.ts';

/** A definition as written, without the parts that each cluster fills in (uid, creation time, status). */
export interface Definition {
  name: string;
  labels: Record<string, string>;
  spec: JsonMap;
  kind: Kind;
}

export function definitionOf(object: JsonMap): Definition {
  const metadata = mapOf(object.metadata);
  const spec = mapOf(object.spec);
  return { name: textOf(metadata.name), labels: mapOf(metadata.labels) as Record<string, string>, spec, kind: kindOf(spec) };
}

const kindsBySpec = new WeakMap<JsonMap, Kind>();

/** The kind that a definition's spec serves. */
export function kindOf(spec: JsonMap): Kind {
  const known = kindsBySpec.get(spec);
  if (known !== undefined) return known;
  const names = mapOf(spec.names);
  const kind = textOf(names.kind);
  const versions = listOf(spec.versions).map(mapOf);
  const storage = versions.find((version) => version.storage === true) ?? versions[0] ?? {};
  const made: Kind = {
    id: kindId(textOf(spec.group), textOf(names.plural)), group: textOf(spec.group), kind, plural: textOf(names.plural),
    listKind: textOf(names.listKind) || `${kind}List`, singular: textOf(names.singular) || kind.toLowerCase(),
    shortNames: listOf(names.shortNames).map(textOf), categories: listOf(names.categories).map(textOf),
    namespaced: spec.scope === 'Namespaced', versions: versions.filter((version) => version.served !== false).map(versionOf),
    storageVersion: textOf(storage.name), custom: true, counted: true, unconditional: false,
  };
  kindsBySpec.set(spec, made);
  return made;
}

function versionOf(version: JsonMap): KindVersion {
  const source = mapOf(version.schema).openAPIV3Schema;
  const subresources = mapOf(version.subresources);
  const scale = subresources.scale;
  const free = !isMap(source) || (!isMap(source.properties) && source['x-kubernetes-preserve-unknown-fields'] === true);
  return {
    name: textOf(version.name), status: isMap(subresources.status), shape: free ? FREE : shapeOfSchema(source as JsonMap),
    scale: isMap(scale) ? { spec: textOf(scale.specReplicasPath), status: textOf(scale.statusReplicasPath) } : undefined,
    schema: isMap(source) ? schemaOf(source) : undefined, columns: listOf(version.additionalPrinterColumns).map(columnOf),
  };
}

const FREE: Shape = struct({ apiVersion: LEAF, kind: LEAF, metadata: METADATA, spec: DEDUCED, status: DEDUCED });

function columnOf(column: unknown): Column {
  const { name, type, jsonPath, description, priority } = mapOf(column);
  return { name: textOf(name), type: textOf(type), jsonPath: textOf(jsonPath), description: textOf(description), priority: Number(priority ?? 0) };
}

const STRIMZI: [kind: string, plural: string, shortName: string, group: string][] = [
  ['Kafka', 'kafkas', 'k', 'kafka.strimzi.io'],
  ['KafkaNodePool', 'kafkanodepools', 'knp', 'kafka.strimzi.io'],
  ['KafkaUser', 'kafkausers', 'ku', 'kafka.strimzi.io'],
  ['KafkaTopic', 'kafkatopics', 'kt', 'kafka.strimzi.io'],
  ['KafkaConnect', 'kafkaconnects', 'kc', 'kafka.strimzi.io'],
  ['KafkaConnector', 'kafkaconnectors', 'kctr', 'kafka.strimzi.io'],
  ['KafkaMirrorMaker2', 'kafkamirrormaker2s', 'kmm2', 'kafka.strimzi.io'],
  ['KafkaRebalance', 'kafkarebalances', 'kr', 'kafka.strimzi.io'],
  ['StrimziPodSet', 'strimzipodsets', 'sps', 'core.strimzi.io'],
];

const READY_COLUMN: JsonMap = { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' };

/** The Strimzi kinds with a status subresource and no schema to speak of. */
export function minimalDefinitions(): Definition[] {
  return STRIMZI.map(([kind, plural, shortName, group]) => definitionOf({
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, labels: { app: 'strimzi', 'strimzi.io/crd-install': 'true' } },
    spec: {
      group, scope: 'Namespaced', conversion: { strategy: 'None' },
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(), shortNames: [shortName], categories: ['strimzi'] },
      versions: [{
        name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        additionalPrinterColumns: [READY_COLUMN],
        subresources: { status: {}, ...(kind === 'KafkaNodePool' || kind === 'KafkaConnect' ? { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } } : {}) },
      }],
    },
  }));
}
