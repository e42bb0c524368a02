/**
 * `samsa`: the installation from a command line. It does nothing that the api does not say; what it prints goes to stdout, what
 * happens meanwhile and what went wrong to stderr, and the exit code tells scripts which of the known ways it went wrong (`ask.ts`).
 */
import { samsaClient } from '@samsa/client/client';
import { Command, CommanderError, Option } from 'commander';
import { EXIT, EXIT_CODES, Refusal, type SamsaClient } from './ask.ts';
import { clusterCommands } from './clusters.ts';
import { type Context, currentContext, readContexts, Unusable, writeContexts } from './contexts.ts';
import { fleetCommands } from './fleet.ts';
import { operationCommands } from './operations.ts';
import { addPauseCommands } from './pauses.ts';
import { type Columns, type Format, print } from './print.ts';
import { addWholeClusterCommands } from './whole-clusters.ts';

export interface Session {
  client(): SamsaClient;
  /** Where and as whom. */
  context(): Context;
  show<Row extends object>(answer: Row | Row[], columns: Columns<Row>): void;
}

const program = new Command('samsa')
  .description('Managed Kafka over a fleet of Kubernetes clusters')
  .addOption(new Option('-o, --output <format>', 'how to print').choices(['table', 'json', 'yaml']).default('table'))
  .option('--context <name>', 'one of those logged in to')
  .addHelpText('after', `\n${EXIT_CODES}\n\nFor scripts: SAMSA_URL, SAMSA_KEY and SAMSA_SECRET instead of a login; SAMSA_CONFIG for another file of logins.`);

const chosen = (): Context => currentContext(program.opts<{ context?: string }>().context);

const session: Session = {
  context: chosen,
  client: () => {
    const { url, key, secret } = chosen();
    return samsaClient({ baseUrl: url, key: { id: key, secret } });
  },
  show: (answer, columns) => void process.stdout.write(print(answer, program.opts<{ output: Format }>().output, columns)),
};

program
  .command('login')
  .description('remember an installation and use it from now on')
  .argument('[name]', 'what to call it', 'default')
  .requiredOption('--url <url>', 'where its api is')
  .requiredOption('--key <id>', 'a cloud API key')
  .addOption(new Option('--secret <secret>', 'the key’s secret; better in the environment').env('SAMSA_SECRET').makeOptionMandatory())
  .action((name: string, { url, key, secret }: { url: string; key: string; secret: string }) => {
    writeContexts({ current: name, contexts: { ...readContexts().contexts, [name]: { url, key, secret } } });
  });
program
  .command('contexts')
  .description('those logged in to; with a name, use that one')
  .argument('[name]')
  .action((name?: string) => {
    const known = readContexts();
    if (name && !known.contexts[name]) throw new Unusable(`There is no context "${name}".`);
    if (name) writeContexts({ ...known, current: name });
    const rows = Object.entries(known.contexts).map(([one, { url, key }]) => ({ name: one, current: one === (name ?? known.current), url, key }));
    session.show(rows, { NAME: (row) => row.name, CURRENT: (row) => (row.current ? '*' : ''), URL: (row) => row.url, KEY: (row) => row.key });
  });
const fleet = fleetCommands(session);
addPauseCommands(fleet, session);
addWholeClusterCommands(fleet, session);
program.addCommand(fleet).addCommand(operationCommands(session)).addCommand(clusterCommands(session));
throwErrors(program);

/** What is not understood is a code of ours too, in every command below. */
function throwErrors(command: Command): void {
  command.exitOverride().showHelpAfterError('See --help.');
  command.commands.forEach(throwErrors);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (error instanceof Refusal) return error.exitCode;
  return error instanceof Unusable ? EXIT.usage : EXIT.failed;
}

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said its own already.
  if (!(error instanceof CommanderError)) process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = exitCodeOf(error);
}
// A stream of events that is still open must not keep the process.
process.exit();
