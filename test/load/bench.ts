/**
 * `npm run bench <name>`: the numbers of the README, measured again on the machine at hand. Each run prints the machine, the
 * load on it, and beside our numbers those of a bare program doing the same least work in the same run: rates move with the
 * machine, ratios and CPU per operation hardly.
 *
 * PostgreSQL here writes through to the disk, as `npm start`'s does and the tests' does not. Everything stays on loopback.
 */
import { benchApi } from './api.ts';
import { benchClick } from './click.ts';
import { startDurableServer } from './durable.ts';
import { benchKube } from './kube.ts';
import { benchLoop } from './loop.ts';
import { benchFleet } from './fleet.ts';
import { benchInvoice } from './invoice.ts';
import { describeMachine } from './machine.ts';
import { benchMeter } from './meter.ts';
import { benchSim } from './sim.ts';
import { say } from './table.ts';

interface Bench {
  says: string;
  /** @param flags what was said with `--` on the command line */
  run(flags: Flags): Promise<void>;
}

type Flags = Readonly<Record<string, string>>;

const BENCHES: Record<string, Bench> = {
  loop: { says: 'create accepted → all objects applied, at 1, 20 and 200 creates in flight; beside it the same objects applied by hand', run: benchLoop },
  click: { says: 'create a cluster → first record consumed from a real broker with a key of its own, cold and warm; beside it a bare broker', run: benchClick },
  api: { says: 'gets, lists and creates a second at 20,000 clusters; beside it a bare Fastify + pg server', run: benchApi },
  kube: { says: 'server-side applies of libs/kube: CPU and rate; beside it the stock Kubernetes client', run: benchKube },
  fleet: { says: 'a fleet watched: cold and warm start, memory, idle, resync, latency, black holes, outages; --planes 200,2000', run: benchFleet },
  meter: { says: 'samples of usage into Postgres, new, doubled and in any order; beside it one statement a sample', run: benchMeter },
  invoice: { says: 'the month of 10,000 organizations closed, and closed again', run: benchInvoice },
  sim: { says: 'the Kubernetes simulator alone at 2,000 clusters: CPU of a write, memory, idle, back after a kill -9', run: benchSim },
};

async function main(args: string[]): Promise<number> {
  const { names, flags } = readArguments(args);
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (names.length === 0 || unknown.length > 0) {
    if (unknown.length > 0) say(`There is no benchmark ${unknown.join(', ')}.`);
    say('npm run bench <name>…\n');
    for (const [name, { says }] of Object.entries(BENCHES)) say(`  ${name.padEnd(8)}${says}`);
    return unknown.length > 0 ? 1 : 0;
  }
  const server = await startDurableServer();
  try {
    say(await describeMachine(server.url));
    for (const name of names) {
      say(`\n${name}: ${BENCHES[name]?.says ?? ''}`);
      await BENCHES[name]?.run(flags);
    }
  } finally {
    await server.stop();
  }
  return 0;
}

/** Names, and `--flag value` pairs. */
function readArguments(args: readonly string[]): { names: string[]; flags: Flags } {
  const names: string[] = [];
  const flags: Record<string, string> = {};
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word.startsWith('--')) flags[word.slice(2)] = args[++at] ?? '';
    else names.push(word);
  }
  return { names, flags };
}

process.exitCode = await main(process.argv.slice(2));
