/** `npm run bench kube`: what one server-side apply costs the client, and a quiet watch, in a process of its own. */
import { kubeClientBench } from './kube-client.ts';
import { say, short, table } from './table.ts';

const APPLIES = 10_000;
const PLANES = 250;

export async function benchKube(): Promise<void> {
  const { applies, held } = await kubeClientBench(APPLIES, PLANES);
  const least = Math.min(...applies.map((one) => one.cpuMicrosPerApply));
  const rows = applies.map((one) => [one.name, one.appliesPerSecond, one.cpuMicrosPerApply, `${short(one.cpuMicrosPerApply / least)} ×`]);
  say(table(['server-side applies over TLS, 20 in flight', 'applies/s', 'µs of client', 'of ours'], rows));
  say('');
  say(table(['quiet watches of libs/kube', ''], [
    ['watches', held.watches], ['CPU to connect, ms a data plane', held.connectCpuMsPerPlane], ['memory, kB a data plane', held.rssKbPerPlane],
    ['idle, % of a core', held.idleCpuPercent],
  ]));
}
