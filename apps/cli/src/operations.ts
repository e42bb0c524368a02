/** `samsa ops`: what is under way for all tenants. */
import type { paths } from '@samsa/client/paths.gen';
import { Command } from 'commander';
import { all, ask } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type Operation = paths['/fleet/v1/operations/{id}']['get']['responses'][200]['content']['application/json'];
type Query = NonNullable<paths['/fleet/v1/operations']['get']['parameters']['query']>;

const LINE: Columns<Operation> = {
  ID: (operation) => operation.id, INTENT: (operation) => operation.intent, RESOURCE: (operation) => operation.resource.id, STATE: (operation) => operation.state,
  STEP: (operation) => operation.running && `${operation.running.step} ${Math.round(operation.running.seconds)} s${operation.running.stuck ? ' STUCK' : ''}`,
  FAILURES: (operation) => operation.failures, CAUSE: (operation) => operation.cause,
};
const WHOLE: Columns<Operation> = {
  ...LINE, ORGANIZATION: (operation) => operation.organization, 'DATA PLANE': (operation) => operation.data_plane, CREATED: (operation) => operation.created_at,
  STEPS: (operation) => operation.steps.map((step) => `${step.name} ${step.state}`).join(', '),
};

export function operationCommands({ client, show }: Session): Command {
  const ops = new Command('ops').description('operations of all tenants');
  ops.command('list').option('--state <state>').option('--stuck').option('--failing').option('--data-plane <id>')
    .action(async (said: { state?: Query['state']; stuck?: boolean; failing?: boolean; dataPlane?: string }) => {
      const api = client();
      const filter: Query = { state: said.state, stuck: said.stuck ? 'true' : undefined, failing: said.failing ? 'true' : undefined, data_plane: said.dataPlane };
      show(await all<Operation>((page) => api.GET('/fleet/v1/operations', { params: { query: { ...page, ...filter } } })), LINE);
    });
  ops.command('show').argument('<id>').action(async (id: string) => {
    show(await ask(client().GET('/fleet/v1/operations/{id}', { params: { path: { id } } })), WHOLE);
  });
  ops.command('retry').argument('<id>').action(async (id: string) => {
    show(await ask(client().POST('/fleet/v1/operations/{id}:retry', { params: { path: { id } } })), WHOLE);
  });
  return ops;
}
