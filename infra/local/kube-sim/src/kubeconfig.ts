/** A kubeconfig for one virtual cluster, as `kubectl` and client libraries read it. Written as text: thousands are made at a start. */
export function kubeconfigOf(name: string, server: string, token: string): string {
  return `apiVersion: v1
kind: Config
preferences: {}
clusters:
  - name: "${name}"
    cluster:
      server: ${server}
users:
  - name: "${name}"
    user:
      token: "${token}"
contexts:
  - name: "${name}"
    context:
      cluster: "${name}"
      user: "${name}"
      namespace: default
current-context: "${name}"
`;
}

/**
 * The same for `kubectl` and other Go clients, which send no token over plain HTTP: the token stands in the path instead.
 */
export function kubectlConfigOf(name: string, port: number, token: string): string {
  return kubeconfigOf(name, `http://127.0.0.1:${port}/as/${token}/clusters/${encodeURIComponent(name)}`, token);
}

export function serverOf(port: number, name: string): string {
  return `http://127.0.0.1:${port}/clusters/${encodeURIComponent(name)}`;
}
