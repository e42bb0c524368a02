/** What can be done with an operation, and what will then happen: said before it is done, for one or for many. The API decides all the same. */
import { ask, client } from '../../../api.ts';
import type { Schema } from '../../../schemas.ts';

export type Operation = Schema<'FleetOperation'>;
export type Deed = 'retry' | 'cancel';

const UNDONE: Record<Operation['intent'], (cluster: string) => string> = {
  create: (cluster) => `${cluster} is deleted: what was never ready holds no data.`,
  update: (cluster) => `${cluster} goes back to what it was before.`,
  delete: (cluster) => `${cluster} stays.`,
  suspend: (cluster) => `${cluster} goes on running.`,
  resume: (cluster) => `${cluster} stays suspended.`,
};
const ALIVE: Operation['state'][] = ['pending', 'running', 'paused', 'quarantined'];

/** @returns why not, or undefined when it may. */
export function whyNot(deed: Deed, { state, cancelable, ended_at }: Operation): string | undefined {
  if (deed === 'retry') return state !== 'quarantined' && (ended_at !== undefined || !ALIVE.includes(state)) ? 'It has ended: there is nothing left to try.' : undefined;
  return cancelable ? undefined : ended_at ? 'It has ended: there is nothing left to cancel.' : 'It cannot be undone any more.';
}

/** What it will come to, in a sentence. */
export function outcomeOf(deed: Deed, { resource, intent, state, running }: Operation, step?: string): string {
  if (deed === 'cancel') return UNDONE[intent](resource.id);
  if (step) return `${resource.id} does ${step} again, and every step that follows it.`;
  if (state === 'paused') return `${resource.id} still waits for its pause to be lifted.`;
  if (state === 'quarantined') return `${resource.id} leaves quarantine and is worked again at once.`;
  return `${resource.id} is looked at again now${running ? `, from ${running.step}` : ''}.`;
}

export async function carryOut(deed: Deed, id: string, step?: string): Promise<Operation> {
  const params = { path: { id } };
  if (deed === 'cancel') return ask(client.POST('/fleet/v1/operations/{id}:cancel', { params }));
  if (step) return ask(client.POST('/fleet/v1/operations/{id}:retry-from-step', { params, body: { step } }));
  return ask(client.POST('/fleet/v1/operations/{id}:retry', { params }));
}
