/** What is in a namespace: every namespaced kind the server serves, and the objects of each. */
import type { KubeConnection } from '@samsa/kube/connection';
import { isKubeFault } from '@samsa/kube/fault';
import type { KubeObject, KubeType } from '@samsa/kube/object';

/** Definitions come and go rarely; asking for each namespace anew was most of the work. */
const TYPES_FOR_MS = 5_000;

interface GroupList {
  groups: { preferredVersion: { groupVersion: string } }[];
}

interface ResourceList {
  resources: { name: string; kind: string; namespaced: boolean; verbs: string[] }[];
}

export class Contents {
  readonly #connection: KubeConnection;
  #types: Promise<KubeType[]> | undefined;
  #askedAt = 0;

  constructor(connection: KubeConnection) {
    this.#connection = connection;
  }

  /** All objects of a namespace, of all kinds or of those named. */
  async of(namespace: string | undefined, types?: KubeType[]): Promise<KubeObject[]> {
    const lists = (types ?? (await this.#known())).map(async (type) => {
      try {
        return (await this.#connection.list(type, { namespace })).items;
      } catch (error) {
        // A kind whose definition has gone since.
        if (isKubeFault(error, 'notFound')) return [];
        throw error;
      }
    });
    return (await Promise.all(lists)).flat();
  }

  #known(): Promise<KubeType[]> {
    if (this.#types && Date.now() - this.#askedAt < TYPES_FOR_MS) return this.#types;
    this.#askedAt = Date.now();
    this.#types = this.#ask().catch((error: unknown) => {
      this.#types = undefined;
      throw error;
    });
    return this.#types;
  }

  async #ask(): Promise<KubeType[]> {
    const { groups } = JSON.parse(await this.#connection.read('/apis')) as GroupList;
    const versions = ['v1', ...groups.map((group) => group.preferredVersion.groupVersion)];
    return (await Promise.all(versions.map((apiVersion) => this.#kindsOf(apiVersion)))).flat();
  }

  async #kindsOf(apiVersion: string): Promise<KubeType[]> {
    try {
      const { resources } = JSON.parse(await this.#connection.read(apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`)) as ResourceList;
      const listed = resources.filter((one) => one.namespaced && !one.name.includes('/') && one.verbs.includes('list') && one.verbs.includes('delete'));
      return listed.map((one) => ({ apiVersion, kind: one.kind }));
    } catch (error) {
      if (isKubeFault(error, 'notFound')) return [];
      throw error;
    }
  }
}
