/** Addresses and names of what is inside one cluster, and the envelopes they stand in. */
import type { KafkaMetadata } from '@samsa/contract/kafka-rest';
import type { PublicUrl } from '../http/answers.ts';

export class Links {
  readonly base: string;

  constructor(
    url: PublicUrl,
    readonly clusterId: string,
  ) {
    this.base = url.of(`/kafka/v3/clusters/${clusterId}`);
  }

  /** links.to`topics/${name}`: whatever is put in is percent-encoded. */
  to(path: TemplateStringsArray, ...values: (string | number)[]): string {
    return `${this.base}/${path.reduce((left, right, at) => `${left}${encodeURIComponent(values[at - 1] ?? '')}${right}`)}`;
  }

  related(path: TemplateStringsArray, ...values: (string | number)[]): { related: string } {
    return { related: this.to(path, ...values) };
  }

  /** @param name what follows the cluster in the resource name, such as `topic=orders` */
  metadata(self: string, name: string): KafkaMetadata {
    return { self, resource_name: `crn:///kafka=${this.clusterId}/${name}` };
  }

  list<Kind extends string, Item>(kind: Kind, self: string, data: Item[]) {
    return { kind, metadata: { self, next: null }, data };
  }
}
