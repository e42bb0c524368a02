/**
 * What `libs/kube` asks of a Kubernetes API server, said once and held against each server we meet: the simulator, which may
 * not promise what the real one does not keep, and the real one, whose habits nobody should have to remember.
 * The parts stand in `kubernetes/`.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { appliesOf } from './kubernetes/applies.ts';
import { driverOf } from './kubernetes/driver.ts';
import { driftsOf } from './kubernetes/drifts.ts';
import { lifecyclesOf } from './kubernetes/lifecycles.ts';
import { listsOf } from './kubernetes/lists.ts';
import { objectsOf } from './kubernetes/objects.ts';
import { schemasOf } from './kubernetes/schemas.ts';
import { statusesOf } from './kubernetes/statuses.ts';
import { watchesOf } from './kubernetes/watches.ts';
import { World } from './kubernetes/world.ts';
import type { KubernetesServer } from './kubernetes/world.ts';

/** The first run on a machine may have to build the server. */
const START_TIMEOUT_MS = 25 * 60_000;

export function kubernetesContract(name: string, start: () => Promise<KubernetesServer>): void {
  describe(`the Kubernetes API of ${name}`, () => {
    let world: World | undefined;
    const given = (): World => {
      if (!world) throw new Error('the server is not up');
      return world;
    };
    beforeAll(async () => {
      world = new World(await start());
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await world?.close();
    });

    objectsOf(given);
    listsOf(given);
    appliesOf(given);
    statusesOf(given);
    watchesOf(given);
    lifecyclesOf(given);
    schemasOf(given);
    driverOf(given);
    driftsOf(given);
  });
}
