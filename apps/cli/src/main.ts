/**
 * `samsa`: the installation from a command line. It does nothing that the api does not say; what it prints goes to stdout, what
 * went wrong to stderr, and the exit code tells scripts which of the known ways it went wrong (`ask.ts`).
 */
import { samsaClient } from '@samsa/client/client';
import { Command, Option } from 'commander';
import { Refusal, type SamsaClient } from './ask.ts';
import { clusterCommands } from './clusters.ts';
import { currentContext, readContexts, Unusable, writeContexts } from './contexts.ts';
import { fleetCommands } from './fleet.ts';
import { operationCommands } from './operations.ts';
import { type Columns, type Format, print } from './print.ts';

const EXIT_UNUSABLE = 2;

export interface Session {
  client(): SamsaClient;
  show<Row extends object>(answer: Row | Row[], columns: Columns<Row>): void;
}

const program = new Command('samsa')
  .description('Managed Kafka over a fleet of Kubernetes clusters')
  .addOption(new Option('-o, --output <format>', 'how to print').choices(['table', 'json', 'yaml']).default('table'))
  .option('--context <name>', 'one of those logged in to');

const session: Session = {
  client: () => {
    const { url, key, secret } = currentContext(program.opts<{ context?: string }>().context);
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
program.addCommand(fleetCommands(session)).addCommand(operationCommands(session)).addCommand(clusterCommands(session));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof Refusal ? error.exitCode : error instanceof Unusable ? EXIT_UNUSABLE : 1;
}
