/**
 * kube-sim from the command line:
 *   main.ts --port 0 --data-dir DIR --clusters a,b [--kubeconfig-dir DIR] [--crds DIR] [--managements c,d [--provisioning-ms A..B]]
 * `--managements` are clusters too, and in them Cluster API brings up more of them.
 * Prints `{"ready":true,"port":N}` when it listens. SIGTERM and SIGINT end it.
 */
import { parseArgs } from 'node:util';
import type { DelayRange } from './provider.ts';
import { startKubeSim } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'data-dir': { type: 'string' },
    clusters: { type: 'string', default: '' },
    'kubeconfig-dir': { type: 'string' },
    crds: { type: 'string' },
    managements: { type: 'string', default: '' },
    'provisioning-ms': { type: 'string' },
    token: { type: 'string' },
    'pods-per-kafka': { type: 'string' },
    'faults-port': { type: 'string', default: 'same' },
  },
});

if (values['faults-port'] !== 'same') {
  process.stderr.write(`--faults-port ${values['faults-port']}: the switches are served on the same port only, under /_sim; say "same" or leave it out\n`);
  process.exit(2);
}

const namesIn = (text: string): string[] => text.split(',').filter((name) => name !== '');

function rangeIn(text: string | undefined): DelayRange | undefined {
  if (text === undefined) return undefined;
  const [, from, to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  if (from !== undefined) return { fromMs: Number(from), toMs: Number(to) };
  process.stderr.write(`--provisioning-ms ${text} is not understood: write it as 300..900\n`);
  process.exit(2);
}

const sim = await startKubeSim({
  port: Number(values.port), dataDir: values['data-dir'], clusters: namesIn(values.clusters),
  managements: namesIn(values.managements), provisioning: rangeIn(values['provisioning-ms']),
  podsPerKafka: values['pods-per-kafka'] === undefined ? undefined : Number(values['pods-per-kafka']),
  kubeconfigDir: values['kubeconfig-dir'], crdsDir: values.crds, token: values.token,
});
process.stdout.write(`${JSON.stringify({ ready: true, port: sim.port })}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    sim.close().then(() => process.exit(0), (error: unknown) => {
      process.stderr.write(`closing: ${String(error)}\n`);
      process.exit(1);
    });
  });
}
