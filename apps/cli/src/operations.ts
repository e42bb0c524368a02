/** `samsa ops`: what is under way. Those who run the fleet see all tenants', everybody else its own. */
import type { paths } from '@samsa/client/paths.gen';
import { Command, Option } from 'commander';
import { all, ask, fleetOr } from './ask.ts';
import { readDuration } from './duration.ts';
import { type Operation, watchToEnd } from './follow.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type Query = NonNullable<paths['/fleet/v1/operations']['get']['parameters']['query']>;
type State = NonNullable<Query['state']>;
type OwnQuery = NonNullable<paths['/samsa/v1/operations']['get']['parameters']['query']>;

const STATES: State[] = ['pending', 'running', 'paused', 'quarantined', 'succeeded', 'failed', 'superseded', 'cancelled'];

const ofFleet = (operation: Operation) => ('organization' in operation ? operation : undefined);
function stepOf(operation: Operation): string | undefined {
  const running = ofFleet(operation)?.running;
  if (running) return `${running.step} ${Math.round(running.seconds)} s${running.stuck ? ' STUCK' : ''}`;
  return operation.steps.find(({ state }) => state === 'running' || state === 'failed')?.name;
}

const LINE: Columns<Operation> = {
  ID: (operation) => operation.id, INTENT: (operation) => operation.intent, RESOURCE: (operation) => operation.resource.id, STATE: (operation) => operation.state,
  STEP: stepOf, FAILURES: (operation) => ofFleet(operation)?.failures, CAUSE: (operation) => operation.cause,
};
const WHOLE: Columns<Operation> = {
  ...LINE, PERCENT: ({ percent }) => percent, ETA: ({ eta }) => eta, CANCELABLE: ({ cancelable }) => (cancelable ? 'yes' : 'no'), ORGANIZATION: (operation) => ofFleet(operation)?.organization,
  'DATA PLANE': (operation) => ofFleet(operation)?.data_plane, 'REQUESTED BY': ({ requested_by: by }) => by, CREATED: ({ created_at: created }) => created,
  ENDED: ({ ended_at: ended }) => ended, 'REPLACED BY': ({ replaced_by: by }) => by, STEPS: ({ steps }) => steps.map((step) => `${step.name} ${step.state}`).join(', '),
  QUARANTINE: (operation) => ofFleet(operation)?.quarantine && `since ${ofFleet(operation)!.quarantine!.since}: ${ofFleet(operation)!.quarantine!.because}`,
  CAUSES: (operation) => ofFleet(operation)?.causes.map(({ reason, message, times }) => `${times} × ${reason}: ${message}`).join(' | ') || undefined,
};

interface Filter {
  state?: State;
  stuck?: boolean;
  failing?: boolean;
  quarantined?: boolean;
  resource?: string;
  dataPlane?: string;
  organization?: string;
}

const idOf = (id: string) => ({ params: { path: { id } } });

export function operationCommands(session: Session): Command {
  const ops = new Command('ops').description('operations: what is under way, why it does not move, and what to do about it');
  ops.addCommand(listCommand(session)).addCommand(showCommand(session)).addCommand(watchCommand(session));
  ops.command('retry').description('try again now what keeps failing; ends quarantine').argument('<id>')
    .option('--from <step>', 'do this step again, and all that follow it')
    .action(async (id: string, { from }: { from?: string }) => {
      const { client } = session;
      session.show<Operation>(
        from === undefined
          ? await ask(client().POST('/fleet/v1/operations/{id}:retry', idOf(id)))
          : await ask(client().POST('/fleet/v1/operations/{id}:retry-from-step', { ...idOf(id), body: { step: from } })),
        WHOLE,
      );
    });
  ops.command('cancel').description('undo an operation: a creation is deleted, a change goes back, a deletion not yet begun is taken back').argument('<id>')
    .action(async (id: string) => {
      const api = session.client();
      session.show<Operation>(await fleetOr(
        () => ask<Operation>(api.POST('/fleet/v1/operations/{id}:cancel', idOf(id))),
        () => ask<Operation>(api.POST('/samsa/v1/operations/{id}:cancel', idOf(id))),
      ), WHOLE);
    });
  return ops;
}

function listCommand({ client, show }: Session): Command {
  return new Command('list').description('the newest first')
    .addOption(new Option('--state <state>').choices(STATES))
    .option('--stuck', 'at a step for longer than twice its usual time')
    .option('--failing', 'whose last try failed')
    .option('--quarantined', 'set aside after failing again and again')
    .option('--resource <id>').option('--data-plane <id>').option('--organization <id>')
    .action(async (said: Filter) => {
      const api = client();
      const state = said.quarantined ? 'quarantined' : said.state;
      const own: OwnQuery = { state, resource: said.resource };
      const filter: Query = { ...own, stuck: said.stuck ? 'true' : undefined, failing: said.failing ? 'true' : undefined, data_plane: said.dataPlane, organization: said.organization };
      show(await fleetOr<Operation[], Operation[]>(
        () => all<Operation>((page) => api.GET('/fleet/v1/operations', { params: { query: { ...page, ...filter } } })),
        () => all<Operation>((page) => api.GET('/samsa/v1/operations', { params: { query: { ...page, ...own } } })),
      ), LINE);
    });
}

function showCommand({ client, show }: Session): Command {
  return new Command('show').description('one, with its steps and what went wrong').argument('<id>').action(async (id: string) => {
    const api = client();
    show<Operation>(await fleetOr(
      () => ask<Operation>(api.GET('/fleet/v1/operations/{id}', idOf(id))),
      () => ask<Operation>(api.GET('/samsa/v1/operations/{id}', idOf(id))),
    ), WHOLE);
  });
}

function watchCommand(session: Session): Command {
  return new Command('watch').description('its steps as they happen, to its end; the exit code says how it ended').argument('<id>')
    .option('--timeout <time>', 'how long to watch', readDuration, readDuration('1h'))
    .action(async (id: string, { timeout: timeoutMs }: { timeout: number }) => {
      session.show<Operation>(await watchToEnd(id, { client: session.client(), context: session.context(), timeoutMs }), WHOLE);
    });
}
