/** The switchboard of the simulated Kubernetes server: its faults, and who wrote what. */
import { readFile } from 'node:fs/promises';
import type { Samsa } from '../harness/stack.ts';

/** One call of the switchboard, by the token of the first data plane's kubeconfig. */
async function ask(samsa: Samsa, method: string, path: string, body?: object): Promise<unknown> {
  const text = await readFile(samsa.fleet[0] ?? '', 'utf8');
  const server = /server: (\S+)/.exec(text)?.[1]?.replaceAll('"', '') ?? '';
  const token = /token: (\S+)/.exec(text)?.[1]?.replaceAll('"', '') ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${new URL(server).origin}/_sim/${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Switches a fault of one virtual cluster on. */
export async function setFault(samsa: Samsa, cluster: string, fault: object): Promise<void> {
  await ask(samsa, 'POST', 'faults', { cluster, ...fault });
}

export async function clearFaults(samsa: Samsa): Promise<void> {
  await ask(samsa, 'DELETE', 'faults');
}

/** Keeps what a data plane has now; `restore` brings it back to that, telling nobody. */
export async function backUp(samsa: Samsa, name: string): Promise<void> {
  await ask(samsa, 'POST', 'backup', { name });
}

export async function restore(samsa: Samsa, name: string): Promise<void> {
  await ask(samsa, 'POST', 'restore', { name });
}

/** Requests of a verb that changes something, since the simulator started or was told to forget. */
export async function changesAsked(samsa: Samsa): Promise<string[]> {
  const counted = (await ask(samsa, 'GET', 'requests')) as Record<string, Record<string, number>>;
  return Object.values(counted).flatMap((one) => Object.keys(one).filter((verb) => /^(apply|patch|update|create|delete)/.test(verb)));
}

export async function forgetRequests(samsa: Samsa): Promise<void> {
  await ask(samsa, 'DELETE', 'writers');
}

/** Who wrote each object of ours, by the name a provisioner gives itself. */
export async function writersOf(samsa: Samsa): Promise<Map<string, string[]>> {
  return new Map([...(await turnsOf(samsa))].map(([object, turns]) => [object, [...new Set(turns)]]));
}

/** The provisioners that wrote each object, in turn: one that wrote again after another had stands there twice. */
export async function turnsOf(samsa: Samsa): Promise<Map<string, string[]>> {
  const counted = (await ask(samsa, 'GET', 'writers')) as Record<string, Record<string, string[]>>;
  const found = new Map<string, string[]>();
  for (const objects of Object.values(counted)) {
    for (const [object, writers] of Object.entries(objects)) {
      const ours = writers.filter((writer) => writer.includes('samsa-provisioner')).map((writer) => writer.split(' ')[0] ?? '').filter((writer, at, all) => writer !== all[at - 1]);
      if (ours.length > 0) found.set(object, ours);
    }
  }
  return found;
}
