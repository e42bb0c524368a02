import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type KafkaObserved, type Observed, planCluster, type Progress, type Stage, stagesFrom, type Wanted } from './cluster-plan.ts';

const wanted: Wanted = { generation: 1, deletion: false, manifest: 'm1', pools: ['nodes'], brokers: 1, replication: 1 };
const fresh = (): Progress => ({ replication: 1, evacuated: false, observedGeneration: 0, wasReady: false, credentialsKept: false, canaryPassed: false, accessSynced: false, namespaceConfirmedGone: false });
const nothing: Observed = { namespace: 'absent', pools: [], brokers: 0, controllers: 0, poolsSettled: true, users: 0, adminReady: false };
const kafka: KafkaObserved = { manifest: 'm1', generation: 1, observedGeneration: 1, ready: true, bootstrap: 'a:1', caPem: 'pem' };
const standing: Observed = { namespace: 'active', kafka, pools: ['nodes'], brokers: 1, controllers: 1, poolsSettled: true, users: 1, adminReady: true };

/** A data plane that does at once what it is told. */
function carryOut(action: Action, observed: Observed, progress: Progress, want: Wanted): Observed {
  const effects: Record<Action, () => Observed> = {
    inspect: () => (progress.inspected = true, { ...observed, touched: false }),
    applyNamespace: () => ({ ...observed, namespace: 'active' }),
    applyObjects: () => ({ ...standing, pools: [...new Set([...observed.pools, ...want.pools])], kafka: { ...kafka, manifest: want.manifest, paused: want.suspension } }),
    removePools: () => ({ ...observed, pools: want.pools, brokers: want.brokers }),
    evacuate: () => (progress.evacuated = true, observed),
    spread: () => (progress.replication = want.replication, observed),
    keepCredentials: () => (progress.credentialsKept = true, observed),
    runCanary: () => (progress.canaryPassed = true, observed),
    syncAccess: () => (progress.accessSynced = true, observed),
    stopBrokers: () => (progress.stopping = 'done', observed),
    deleteUsers: () => ({ ...observed, users: 0 }),
    deleteKafka: () => ({ ...observed, kafka: undefined, pools: [] }),
    deleteNamespace: () => ({ ...observed, namespace: 'absent' }),
    confirmGone: () => (progress.namespaceConfirmedGone = true, observed),
    release: () => observed,
  };
  return effects[action]();
}

function walk(want: Wanted, start: Observed, progress: Progress): string[] {
  const done: string[] = [];
  let observed = start;
  for (let step = 0; step < 20; step++) {
    const decision = planCluster(want, observed, progress);
    if (!('act' in decision)) return [...done, decision.stage];
    done.push(decision.act);
    (progress.redo as Set<Stage> | undefined)?.delete(decision.stage);
    if (decision.act === 'release') return done;
    observed = carryOut(decision.act, observed, progress, want);
  }
  return [...done, 'endless'];
}

describe('the plan of a cluster', () => {
  it('goes from nothing to a canary and then rests', () => {
    expect(walk(wanted, nothing, fresh())).toEqual(['applyNamespace', 'applyObjects', 'keepCredentials', 'runCanary', 'syncAccess', 'converged']);
  });

  it('takes users away before Kafka, and releases only after the namespace is seen to be gone', () => {
    expect(walk({ ...wanted, deletion: true }, standing, fresh())).toEqual(['deleteUsers', 'deleteKafka', 'deleteNamespace', 'confirmGone', 'release']);
  });

  it('releases at once what never came to be', () => {
    expect(walk({ ...wanted, deletion: true }, nothing, fresh())).toEqual(['confirmGone', 'release']);
  });

  it('has the operator leave it alone before its brokers are stopped, and says so until they are gone', () => {
    const suspension = { ...wanted, generation: 2, suspension: true, manifest: 'paused' };
    expect(walk(suspension, standing, fresh())).toEqual(['applyObjects', 'stopBrokers', 'converged']);
    expect(planCluster(suspension, { ...standing, kafka: { ...kafka, manifest: 'paused' } }, fresh())).toMatchObject({ stage: 'pause', reason: 'AwaitingOperator' });
    expect(planCluster(suspension, { ...standing, kafka: { ...kafka, manifest: 'paused', paused: true } }, { ...fresh(), stopping: 'under way' })).toMatchObject({ stage: 'stop', reason: 'Stopping' });
  });

  it('suspends what was never made by doing nothing, and what is suspended is deleted like anything else', () => {
    expect(walk({ ...wanted, suspension: true }, nothing, fresh())).toEqual(['converged']);
    expect(walk({ ...wanted, suspension: true, deletion: true }, { ...standing, kafka: { ...kafka, paused: true, ready: false } }, fresh())).toEqual(['deleteUsers', 'deleteKafka', 'deleteNamespace', 'confirmGone', 'release']);
  });

  it('starts a suspended cluster again by what a change does, and trusts it only after a record', () => {
    const suspended = { ...standing, kafka: { ...kafka, manifest: 'paused', ready: false, paused: true } };
    const was: Progress = { ...fresh(), observedGeneration: 2, wasReady: false, credentialsKept: true };
    expect(walk({ ...wanted, generation: 3 }, suspended, was)).toEqual(['applyObjects', 'runCanary', 'syncAccess', 'converged']);
  });

  it('does again what is asked for again, from a stage on, and then rests', () => {
    const settled = (from: string): Progress => ({ ...fresh(), observedGeneration: 1, wasReady: true, credentialsKept: true, redo: new Set(stagesFrom('create', from)) });
    expect(walk(wanted, standing, settled('namespace'))).toEqual(['applyNamespace', 'applyObjects', 'keepCredentials', 'runCanary', 'syncAccess', 'converged']);
    expect(walk(wanted, standing, settled('ready'))).toEqual(['keepCredentials', 'runCanary', 'syncAccess', 'converged']);
    expect(walk(wanted, standing, settled('access'))).toEqual(['syncAccess', 'converged']);
    expect(walk(wanted, standing, settled('evacuate'))).toEqual(['converged']);
    const going = { ...fresh(), redo: new Set(stagesFrom('delete', 'users')) };
    expect(walk({ ...wanted, deletion: true }, { ...standing, users: 0, namespace: 'terminating' }, going).slice(0, 3)).toEqual(['deleteUsers', 'deleteKafka', 'deleteNamespace']);
  });

  it('tells an operator that has never looked from one that has not looked again', () => {
    const at = (observedGeneration: number): Observed => ({ ...standing, kafka: { ...kafka, generation: 2, observedGeneration } });
    expect(planCluster(wanted, at(0), fresh())).toMatchObject({ stage: 'ready', reason: 'AwaitingOperator' });
    expect(planCluster(wanted, at(1), fresh())).toMatchObject({ stage: 'ready', reason: 'Creating' });
  });

  it('does not take Ready with an old observedGeneration for ready', () => {
    const observed = { ...standing, kafka: { ...kafka, generation: 2 } };
    expect(planCluster(wanted, observed, fresh())).toMatchObject({ stage: 'ready', reason: 'Creating' });
  });

  it('does not call a cluster ready while a pool is not at its size', () => {
    expect(planCluster(wanted, { ...standing, poolsSettled: false }, fresh())).toMatchObject({ stage: 'ready', reason: 'Resizing' });
  });

  it('tells the operator’s own reason while it waits', () => {
    const observed = { ...standing, kafka: { ...kafka, ready: false, trouble: { reason: 'UnsupportedKafkaVersionException', message: 'Unsupported.' } } };
    expect(planCluster(wanted, observed, fresh())).toEqual({ stage: 'ready', reason: 'UnsupportedKafkaVersionException', wait: 'Unsupported.' });
  });

  it('applies again when what stands carries another manifest, and removes pools no longer wanted', () => {
    const grown: Observed = { ...standing, pools: ['nodes', 'brokers'], kafka: { ...kafka, manifest: 'm0' } };
    expect(walk({ ...wanted, generation: 2 }, grown, { ...fresh(), credentialsKept: true })).toEqual(['applyObjects', 'removePools', 'runCanary', 'syncAccess', 'converged']);
  });

  it('empties brokers before it takes them away', () => {
    const grown: Observed = { ...standing, brokers: 2, pools: ['nodes', 'brokers'], kafka: { ...kafka, manifest: 'm0' } };
    expect(walk({ ...wanted, generation: 2 }, grown, { ...fresh(), credentialsKept: true }).slice(0, 2)).toEqual(['evacuate', 'applyObjects']);
  });

  it('gives every partition its replicas before it calls an upgraded cluster ready', () => {
    const path = walk({ ...wanted, generation: 2, replication: 3 }, { ...standing, brokers: 3 }, { ...fresh(), credentialsKept: true, observedGeneration: 1, wasReady: true, evacuated: true });
    expect(path).toEqual(['spread', 'runCanary', 'syncAccess', 'converged']);
  });

  it('does nothing at all to a cluster that is as it should be', () => {
    expect(walk(wanted, standing, { ...fresh(), observedGeneration: 1, wasReady: true, credentialsKept: true })).toEqual(['converged']);
  });

  it('reaches its end from any state whatever, within the bound of a pass', () => {
    const anyKafka = fc.option(fc.record({ manifest: fc.constantFrom('m0', 'm1'), generation: fc.constant(1), observedGeneration: fc.constant(1), ready: fc.constant(true), bootstrap: fc.constant('a:1'), caPem: fc.constant('pem') }), { nil: undefined });
    const anyObserved = fc.record({ namespace: fc.constantFrom<'absent' | 'active'>('absent', 'active'), kafka: anyKafka, pools: fc.subarray(['nodes', 'brokers']), brokers: fc.nat(4), controllers: fc.constant(1), poolsSettled: fc.constant(true), users: fc.nat(3), adminReady: fc.constant(true) });
    fc.assert(
      fc.property(anyObserved, fc.boolean(), (observed, deletion) => {
        const path = walk({ ...wanted, deletion }, observed, fresh());
        expect(path.at(-1)).toBe(deletion ? 'release' : 'converged');
        expect(path.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
