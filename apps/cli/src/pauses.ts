/** `samsa fleet pause|resume|pauses`: scopes in which wishes are accepted and wait. */
import type { paths } from '@samsa/client/paths.gen';
import { Command, Option } from 'commander';
import { all, ask, EXIT, Refusal } from './ask.ts';
import type { Session } from './main.ts';
import type { Columns } from './print.ts';

type Pause = paths['/fleet/v1/pauses/{id}']['put']['responses'][200]['content']['application/json'];

const LINE: Columns<Pause> = {
  ID: ({ id }) => id, SINCE: ({ created_at: created }) => created, BY: ({ paused_by: by }) => by, WAITING: ({ waiting }) => waiting, REASON: ({ reason }) => reason,
};

interface Scope {
  all?: boolean;
  region?: string;
  dataPlane?: string;
  organization?: string;
}

const SCOPE_OPTIONS = [
  new Option('--all', 'the whole fleet'), new Option('--region <CLOUD/REGION>', 'as in AWS/us-east-1'),
  new Option('--data-plane <id>', 'one data plane'), new Option('--organization <id>', 'one tenant'),
];

/** Adds its commands to those of the fleet. */
export function addPauseCommands(fleet: Command, { client, show }: Session): void {
  fleet.command('pauses').description('what is paused, by whom, since when and why').action(async () => {
    const api = client();
    show(await all<Pause>((page) => api.GET('/fleet/v1/pauses', { params: { query: page } })), LINE);
  });
  withScope(fleet.command('pause').description('accept wishes in a scope and carry none out, until it is resumed').argument('[id]', 'the scope as an id, instead of an option'))
    .requiredOption('--reason <text>', 'tenants read it')
    .action(async (id: string | undefined, { reason, ...scope }: Scope & { reason: string }) => {
      show(await ask(client().PUT('/fleet/v1/pauses/{id}', { params: { path: { id: idOf(id, scope) } }, body: { reason } })), LINE);
    });
  withScope(fleet.command('resume').description('lift a pause: what waited goes on at once').argument('[id]', 'as `samsa fleet pauses` shows it, instead of an option'))
    .action(async (id: string | undefined, scope: Scope) => {
      await ask(client().DELETE('/fleet/v1/pauses/{id}', { params: { path: { id: idOf(id, scope) } } }));
    });
}

function withScope(command: Command): Command {
  for (const option of SCOPE_OPTIONS) command.addOption(option);
  return command;
}

/** @throws Refusal `usage` unless exactly one scope is said */
export function idOf(id: string | undefined, { all: whole, region, dataPlane, organization }: Scope): string {
  const said = [id, whole && 'global', region && `region.${region.replace('/', '.')}`, dataPlane && `data-plane.${dataPlane}`, organization && `organization.${organization}`].filter((one) => typeof one === 'string');
  if (said.length === 1) return said[0]!;
  throw new Refusal('Say one scope: --all, --region CLOUD/REGION, --data-plane ID or --organization ID.', EXIT.usage);
}
