/** States of the fleet as badges: one word, one colour, everywhere the same. */
import type { Schema } from '../../schemas.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';

export type OperationState = Schema<'FleetOperation'>['state'];
export type DataPlaneState = Schema<'DataPlane'>['state'];

const PLANES: Record<DataPlaneState, Tone> = { Registering: 'info', Ready: 'good', Degraded: 'warn', Unknown: 'bad', Cordoned: 'neutral', Draining: 'warn', Retired: 'neutral' };
const OPERATIONS: Record<OperationState, [word: string, tone: Tone, moving?: boolean]> = {
  pending: ['Waiting', 'neutral'], running: ['Running', 'info', true], paused: ['Paused', 'warn'], quarantined: ['Quarantined', 'bad'],
  succeeded: ['Done', 'good'], failed: ['Failed', 'bad'], superseded: ['Superseded', 'neutral'], cancelled: ['Cancelled', 'neutral'],
};
const SQUARES: Record<DataPlaneState, string> = {
  Registering: 'bg-info', Ready: 'bg-good', Degraded: 'bg-warn', Unknown: 'bg-bad', Cordoned: 'bg-line-strong', Draining: 'bg-warn', Retired: 'bg-line-strong',
};
const INTENTS: Record<Schema<'FleetOperation'>['intent'], string> = { create: 'Create', update: 'Change', delete: 'Delete', suspend: 'Suspend', resume: 'Resume' };

export const intentText = (intent: Schema<'FleetOperation'>['intent']): string => INTENTS[intent];
export const dataPlaneTone = (state: DataPlaneState): string => SQUARES[state];

export function DataPlaneBadge({ state }: { state: DataPlaneState }) {
  return <Badge tone={PLANES[state]} dot={state === 'Registering' ? 'beating' : true}>{state}</Badge>;
}

export function OperationBadge({ state }: { state: OperationState }) {
  const [word, tone, moving] = OPERATIONS[state];
  return <Badge tone={tone} dot={moving ? 'beating' : true}>{word}</Badge>;
}
