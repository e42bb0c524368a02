/** A kubeconfig of a Kubernetes cluster that is not there, for tests of what is kept and told of one. */

/** Must be in no answer and no log. */
export const SECRET = 'only-the-provisioner-reads-this';

/** @param user what it says of its user, in YAML's flow style */
export const kubeconfigOf = (user = `token: ${SECRET}`): string =>
  `{apiVersion: v1, kind: Config, current-context: a, clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}], users: [{name: u, user: {${user}}}], contexts: [{name: a, context: {cluster: c, user: u}}]}`;
