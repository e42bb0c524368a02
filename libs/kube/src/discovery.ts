/** Looks up the path of kinds that are not in the table of `resources.ts`, once per API version. */
import { KubeFault } from './fault.ts';
import type { KubeType } from './object.ts';
import { knownResource, versionPath } from './resources.ts';
import type { Resource } from './resources.ts';

interface ResourceList {
  resources?: { name: string; kind: string; namespaced: boolean }[];
}

export class Discovery {
  private readonly fetch: (path: string, doing: string) => Promise<unknown>;
  private readonly versions = new Map<string, Promise<Map<string, Resource>>>();

  constructor(fetch: (path: string, doing: string) => Promise<unknown>) {
    this.fetch = fetch;
  }

  /** @throws KubeFault notFound when the server does not serve the version or the kind. */
  async resourceOf(type: KubeType): Promise<Resource> {
    const known = knownResource(type);
    if (known) return known;
    const resource = (await this.kindsOf(type.apiVersion)).get(type.kind);
    if (resource) return resource;
    // It may be installed later: ask again next time.
    this.versions.delete(type.apiVersion);
    throw new KubeFault('notFound', `the server has no kind ${type.kind} in ${type.apiVersion}`, { status: 404 });
  }

  private kindsOf(apiVersion: string): Promise<Map<string, Resource>> {
    const cached = this.versions.get(apiVersion);
    if (cached) return cached;
    const asked = this.ask(apiVersion);
    this.versions.set(apiVersion, asked);
    asked.catch(() => this.versions.delete(apiVersion));
    return asked;
  }

  private async ask(apiVersion: string): Promise<Map<string, Resource>> {
    const answer = (await this.fetch(versionPath(apiVersion), `discover ${apiVersion}`)) as ResourceList;
    const primary = (answer.resources ?? []).filter((one) => !one.name.includes('/'));
    return new Map(primary.map((one) => [one.kind, { plural: one.name, namespaced: one.namespaced }]));
  }
}
