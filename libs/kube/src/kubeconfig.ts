/**
 * Reads a kubeconfig into the one endpoint it points at: where, whom to trust, who we are.
 *
 * client-node reads the file (`dist/config_types.js`: the parser of clusters, users and contexts alone). Its package root is not
 * imported: that loads the generated client of every Kubernetes kind, 0.6–1.0 s and 86 MB for a control plane that names a
 * dozen kinds; the parser takes 6 ms.
 *
 * `exec` and `auth-provider` users are refused: a control plane runs no programs named by a file that a tenant's or an admin's
 * hand wrote. Give it a token or a client certificate.
 */
import { newClusters, newContexts, newUsers } from '@kubernetes/client-node/dist/config_types.js';
import type { Cluster, User } from '@kubernetes/client-node/dist/config_types.js';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { MountedToken } from './in-cluster.ts';

export interface Endpoint {
  protocol: 'http:' | 'https:';
  /** Without brackets: what a socket takes. */
  hostname: string;
  port: number;
  /** What stands before `/api` and `/apis`: `''` or `/clusters/a`. */
  basePath: string;
  /** Authorization and impersonation. */
  headers: Record<string, string>;
  /** A token that changes while it is used: asked for at every call, goes before an authorization in `headers`. */
  bearer?: () => string;
  tls: { ca?: Buffer; cert?: Buffer; key?: Buffer; rejectUnauthorized: boolean; servername?: string };
}

export class KubeconfigError extends Error {
  override readonly name = 'KubeconfigError';
}

function bytes(data: string | undefined, file: string | undefined): Buffer | undefined {
  if (data) return Buffer.from(data, 'base64');
  return file ? readFileSync(file) : undefined;
}

function authorization(user: User | undefined): Record<string, string> {
  if (!user) return {};
  if (user.exec || user.authProvider) {
    throw new KubeconfigError(`kubeconfig user "${user.name}" uses exec or auth-provider: give it a token or a client certificate instead`);
  }
  const headers: Record<string, string> = {};
  if (user.token) headers['authorization'] = `Bearer ${user.token}`;
  else if (user.username) headers['authorization'] = `Basic ${Buffer.from(`${user.username}:${user.password ?? ''}`).toString('base64')}`;
  if (user.impersonateUser) headers['impersonate-user'] = user.impersonateUser;
  return headers;
}

interface WrittenUser {
  name?: string;
  user?: Record<string, unknown> | null;
}

/** The parser would read a file named by `token-file` there and then, whoever sent the text: it is not shown it. @returns the users, and the file of the one named */
function withoutTokenFiles(users: unknown, name: string): [users: unknown, tokenFile?: string] {
  if (!Array.isArray(users)) return [users];
  let tokenFile: string | undefined;
  const shown = (users as WrittenUser[]).map((one) => {
    const { tokenFile: standard, 'token-file': other, ...user } = one?.user ?? {};
    const named = standard ?? other;
    if (one?.name === name && typeof named === 'string' && named !== '') tokenFile = named;
    return { ...one, user };
  });
  return [shown, tokenFile];
}

function bearerOf(path: string): () => string {
  const token = new MountedToken(path);
  return () => token.now();
}

function tlsOf(cluster: Cluster, user: User | undefined): Endpoint['tls'] {
  return {
    ca: bytes(cluster.caData, cluster.caFile),
    cert: bytes(user?.certData, user?.certFile),
    key: bytes(user?.keyData, user?.keyFile),
    rejectUnauthorized: !cluster.skipTLSVerify,
    servername: cluster.tlsServerName,
  };
}

/**
 * @param files whether it may name files of this machine: not when it was sent from elsewhere
 * @throws KubeconfigError when the text is no kubeconfig, names what it does not hold, or wants a program run.
 */
export function readKubeconfig(yaml: string, context?: string, { files = true }: { files?: boolean } = {}): Endpoint {
  let text: Record<string, unknown> | null;
  try {
    text = load(yaml) as Record<string, unknown> | null;
  } catch (error) {
    throw new KubeconfigError(`kubeconfig is not YAML: ${(error as Error).message}`);
  }
  if (typeof text !== 'object' || text === null) throw new KubeconfigError('kubeconfig is empty');
  const wanted = context ?? (text['current-context'] as string | undefined);
  const chosen = newContexts(text['contexts'], {}).find((one) => one.name === wanted);
  if (!chosen) throw new KubeconfigError(`kubeconfig has no context "${wanted ?? ''}": set current-context or name one`);
  const cluster = newClusters(text['clusters'], {}).find((one) => one.name === chosen.cluster);
  if (!cluster) throw new KubeconfigError(`kubeconfig has no cluster "${chosen.cluster}", which context "${chosen.name}" names`);
  if (cluster.proxyUrl) throw new KubeconfigError(`kubeconfig cluster "${cluster.name}" has a proxy-url: proxies are not supported`);
  const [users, tokenFile] = withoutTokenFiles(text['users'], chosen.user);
  const user = newUsers(users, {}).find((one) => one.name === chosen.user);
  if (!files && (cluster.caFile || user?.certFile || user?.keyFile || tokenFile)) {
    throw new KubeconfigError('kubeconfig names files of the machine it was made on: put their contents in as certificate-authority-data, client-certificate-data, client-key-data or token (kubectl config view --flatten)');
  }

  if (!URL.canParse(cluster.server)) throw new KubeconfigError(`kubeconfig server "${cluster.server}" is no URL`);
  const server = new URL(cluster.server);
  if (server.protocol !== 'http:' && server.protocol !== 'https:') throw new KubeconfigError(`kubeconfig server ${cluster.server} is neither http nor https`);
  return {
    protocol: server.protocol,
    hostname: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port ? Number(server.port) : server.protocol === 'https:' ? 443 : 80,
    basePath: server.pathname.replace(/\/+$/, ''),
    headers: authorization(user),
    ...(tokenFile && { bearer: bearerOf(tokenFile) }),
    tls: tlsOf(cluster, user),
  };
}
