/**
 * The Kubernetes cluster that this process itself runs on, as the service account its pod was given: a folder with the token and
 * the certificate to trust, mounted by the kubelet, which writes a new token there long before the old one ends. Said as a
 * kubeconfig that names those files, so that whoever opens a connection needs to know of one way alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeFault } from './fault.ts';

/** Where the kubelet mounts it. */
export const SERVICE_ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
/** A token is read again when it was read longer ago than this. */
export const TOKEN_AGAIN_MS = 5_000;

export interface InClusterPlace {
  /** With `token`, and `ca.crt` where the server is https; the kubelet's by default. */
  folder?: string;
  /** `https://10.96.0.1:443`; by default what the kubelet tells every pod. */
  server?: string;
}

/** A kubeconfig for `KubeConnection.fromKubeconfig`. @throws Error when this process runs on no Kubernetes cluster, or has no service account there */
export function inClusterKubeconfig({ folder = SERVICE_ACCOUNT_FOLDER, server = serverOfPod() }: InClusterPlace = {}): string {
  if (!server) throw new Error('this process runs on no Kubernetes cluster: KUBERNETES_SERVICE_HOST is not set');
  const [tokenFile, authority] = [join(folder, 'token'), join(folder, 'ca.crt')];
  readFileSync(tokenFile);
  const trust = server.startsWith('https:') ? { 'certificate-authority': authority } : {};
  return JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'in-cluster', clusters: [{ name: 'here', cluster: { server, ...trust } }],
    users: [{ name: 'service-account', user: { tokenFile } }], contexts: [{ name: 'in-cluster', context: { cluster: 'here', user: 'service-account' } }],
  });
}

function serverOfPod({ KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' }: NodeJS.ProcessEnv = process.env): string | undefined {
  return host && `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A token in a file that somebody writes anew from time to time. */
export class MountedToken {
  private text = '';
  private readAt = -Infinity;

  constructor(private readonly path: string) {}

  /** @throws KubeFault unauthorized when there is none any more */
  now(): string {
    if (performance.now() - this.readAt < TOKEN_AGAIN_MS) return this.text;
    try {
      this.text = readFileSync(this.path, 'utf8').trim();
    } catch (error) {
      throw new KubeFault('unauthorized', `the token of the service account cannot be read: ${(error as Error).message}`, { cause: error });
    }
    this.readAt = performance.now();
    return this.text;
  }
}
