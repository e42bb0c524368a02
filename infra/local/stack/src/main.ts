/**
 * `npm start`: a managed Kafka service on this machine, for as long as this process lives.
 *
 * It owns one folder, starts the processes of `fleet.ts`, makes the first cluster through the API like any tenant, shows
 * how to use it, and then waits: what crashes is started again, Ctrl-C ends everything in order, a second Ctrl-C at once.
 */
import { demoCluster } from './demo.ts';
import { showLines, writeDemoFiles } from './demo-files.ts';
import { bold, dim, duration, red, say, step, stepLine, yellow } from './display.ts';
import { bringUp, type Up } from './fleet.ts';
import { openHome, type Home } from './home.ts';
import { birthOf, callers, stillLives } from './pid.ts';
import { ChildRecords, clearRemains, killMarked, MARK } from './remains.ts';
import { readSettings, USAGE, type Settings } from './settings.ts';
import { watchSleep } from './sleep.ts';
import { Supervisor } from './supervisor.ts';

const STOP_LIMIT_MS = 19_000;
/** npm passes a terminal's Ctrl-C on although we had it already: a second one this soon is the same one. */
const SAME_SIGNAL_MS = 1_000;
const CALLERS_LOOK_MS = 500;
const FAILED = 1;
const ASKED_TWICE = 130;
const PRIVATE = 0o077;

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.help) return say(USAGE);
  process.umask(PRIVATE); // what is written from here on, by the children too, is for our eyes only
  const began = performance.now();
  const home = await openHome(settings.home, () => say(dim('  Waiting for the one before to end…')));
  process.env[MARK] = home.dir; // for the children that no supervisor keeps: Maven, the training run of Kafka
  say(`\n${bold('Samsa')} ${dim(`in ${settings.home}`)}\n`);
  const supervisor = new Supervisor(home, new ChildRecords(home), {
    crashed: (name, how, backoffMs, log) => say(yellow(`  ! ${name} ended (${how}); it is started again in ${duration(backoffMs)}. Log: ${log}`)),
    restarted: (name) => say(yellow(`  ! ${name} runs again`)),
  });
  const ending = endOnSignals(home, supervisor);
  const slept = watchSleep((ms) => say(yellow(`  ! This machine slept (or this process was stopped) for ${duration(ms)}; leases and connections are being renewed.`)));
  try {
    await prepare(home, settings);
    const up = await bringUp({ home, settings, supervisor });
    stepLine('up', performance.now() - began);
    showService(up);
    if (!settings.empty) await showDemo(home, up, ending);
    if (ending.begun) return;
    say(`\n  ${dim('Ctrl-C ends it; the data stays. Logs: ')}${dim(home.path('logs'))}\n`);
  } catch (fault) {
    if (ending.begun) return;
    const excuse = slept.sleptMs() ? `\nThe machine slept ${duration(slept.sleptMs())} meanwhile: starting again is likely to work.` : '';
    say(`\n${red((fault as Error).message)}${excuse}\n`);
    await ending.end(FAILED);
  }
}

async function prepare(home: Home, { reset }: Settings): Promise<void> {
  const began = performance.now();
  const remains = await clearRemains(home);
  if (remains.length > 0) stepLine('Cleared remains', performance.now() - began, `of a start that was killed: ${remains.join(', ')}`);
  if (reset) await step('Emptied', async () => ({ result: home.empty(), detail: home.dir }));
}

function showService({ apiUrl, organizationId, environmentId, cloudKey, email, password }: Up): void {
  say(`
  Portal         ${bold(apiUrl)}
  Sign in        ${bold(email)}
  Password       ${bold(password)}
  API            ${apiUrl}
  Reference      ${apiUrl}/docs   ${dim(`(OpenAPI: ${apiUrl}/openapi.json)`)}
  Organization   ${organizationId}
  Environment    ${environmentId} ${dim('(demo)')}
  Cloud API key  ${bold(cloudKey.id)}
  Secret         ${cloudKey.secret}`);
}

async function showDemo(home: Home, up: Up, ending: Ending): Promise<void> {
  try {
    const cluster = await demoCluster(home, up);
    writeDemoFiles(home, up, cluster);
    say(`
  Bootstrap      ${bold(cluster.bootstrap)}
  Cluster key    ${bold(cluster.key.id)}
  Secret         ${cluster.key.secret}`);
    showLines(home, up, cluster);
  } catch (fault) {
    if (ending.begun) return;
    // The service is up all the same; whoever looks why can use it.
    say(`\n  ${red((fault as Error).message)}`);
  }
}

interface Ending {
  begun: boolean;
  end(code: number): Promise<never>;
}

/** Ctrl-C and SIGTERM end everything in order; a second one, or too long a time, at once. */
function endOnSignals(home: Home, supervisor: Supervisor): Ending {
  const ending: Ending = {
    begun: false,
    async end(code) {
      ending.begun = true;
      const late = setTimeout(() => supervisor.kill(), STOP_LIMIT_MS);
      await supervisor.stop();
      clearTimeout(late);
      killMarked(home.dir);
      home.release();
      process.exit(code);
    },
  };
  let signalledAt = 0;
  const onSignal = () => {
    if (ending.begun && Date.now() - signalledAt < SAME_SIGNAL_MS) return;
    if (ending.begun) {
      supervisor.kill();
      killMarked(home.dir);
      home.release();
      process.exit(ASKED_TWICE);
    }
    signalledAt = Date.now();
    home.markEnding();
    say(dim('\n  Ending everything (Ctrl-C again: at once)…'));
    const began = performance.now();
    process.once('exit', () => stepLine('ended', performance.now() - began));
    void ending.end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  onParentsDeath(onSignal);
  return ending;
}

/** A killed npm must not leave its `npm start` running; started without npm, we may outlive our parent. */
function onParentsDeath(then: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const births = callers().flatMap((pid) => birthOf(pid) ?? []);
  const look = setInterval(() => {
    if (births.every(stillLives)) return;
    clearInterval(look);
    then();
  }, CALLERS_LOOK_MS);
  look.unref();
}

// Whoever read our words may be gone (a closed terminal): that must not keep us from ending the rest in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

await main().catch((fault: Error) => {
  say(`\n${red(fault.message)}\n`);
  process.exitCode = FAILED;
});
