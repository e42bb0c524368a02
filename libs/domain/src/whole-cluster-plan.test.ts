import { describe, expect, it } from 'vitest';
import { planWholeCluster, type ProviderCondition, type WholeObserved, type WholeProgress, wholeStateOf, type WholeWanted } from './whole-cluster-plan.ts';

const wanted: WholeWanted = { deletion: false, manifest: 'm1', operator: 'o1' };
const condition = (type: string, status: string, reason = '', message = ''): ProviderCondition => ({ type, status, reason, message });
type Cluster = NonNullable<WholeObserved['cluster']>;
const bare: Cluster = {
  manifest: 'm1', generation: 1, observedGeneration: 1, deleting: false, phase: 'Provisioning', infrastructureProvisioned: false, controlPlaneInitialized: false, conditions: [],
};
const up: Cluster = { ...bare, phase: 'Provisioned', infrastructureProvisioned: true, controlPlaneInitialized: true, conditions: [condition('Available', 'True')] };
const decide = (observed: WholeObserved, progress: WholeProgress = {}, change: Partial<WholeWanted> = {}) => planWholeCluster({ ...wanted, ...change }, observed, progress);

describe('the plan of a whole cluster', () => {
  it('goes from nothing to registered, one thing after the other', () => {
    expect(decide({})).toEqual({ stage: 'cluster', act: 'applyCluster' });
    expect(decide({ cluster: { ...bare, observedGeneration: 0 } })).toMatchObject({ stage: 'cluster', reason: 'Provisioning' });
    expect(decide({ cluster: bare })).toMatchObject({ stage: 'infrastructure', wait: expect.any(String) });
    expect(decide({ cluster: { ...bare, infrastructureProvisioned: true } })).toMatchObject({ stage: 'control-plane' });
    expect(decide({ cluster: { ...up, conditions: [condition('Available', 'False', 'NotAvailable', '* WorkersAvailable: 1 of 3')] } })).toEqual({ stage: 'workers', wait: '* WorkersAvailable: 1 of 3', reason: 'NotAvailable' });
    expect(decide({ cluster: up })).toMatchObject({ stage: 'kubeconfig' });
    expect(decide({ cluster: up, kubeconfig: 'k1' })).toEqual({ stage: 'operator', act: 'installOperator' });
    expect(decide({ cluster: up, kubeconfig: 'k1', operatorMissing: '0 of 1 replicas' }, { operator: 'o1' })).toEqual({ stage: 'operator', wait: '0 of 1 replicas', reason: 'OperatorStarting' });
    expect(decide({ cluster: up, kubeconfig: 'k1' }, { operator: 'o1' })).toEqual({ stage: 'register', act: 'register' });
    expect(decide({ cluster: up, kubeconfig: 'k1' }, { operator: 'o1', registered: 'k1' })).toEqual({ stage: 'converged' });
  });

  it('applies again what somebody changed, installs a newer operator, and hands on a renewed kubeconfig', () => {
    const done: WholeProgress = { operator: 'o1', registered: 'k1' };
    expect(decide({ cluster: { ...up, manifest: 'other' }, kubeconfig: 'k1' }, done)).toMatchObject({ act: 'applyCluster' });
    expect(decide({ cluster: up, kubeconfig: 'k1' }, done, { operator: 'o2' })).toMatchObject({ act: 'installOperator' });
    expect(decide({ cluster: up, kubeconfig: 'k2' }, done)).toMatchObject({ act: 'register' });
  });

  it('says what the provider says when it cannot go on', () => {
    const noClass = { ...bare, conditions: [condition('TopologyReconciled', 'False', 'ClusterClassNotReconciled', 'no such class')] };
    expect(decide({ cluster: noClass })).toEqual({ stage: 'cluster', wait: 'no such class', reason: 'ClusterClassNotReconciled' });
    const quota = { ...bare, phase: 'Failed', conditions: [condition('InfrastructureReady', 'False', 'NotReady', 'quota')] };
    const decision = decide({ cluster: quota });
    expect(decision).toEqual({ stage: 'infrastructure', wait: 'quota', reason: 'NotReady' });
    expect(wholeStateOf(wanted, { cluster: quota }, decision)).toBe('Failed');
  });

  it('leaves a registered cluster alone whatever its conditions say', () => {
    const ill = { ...up, conditions: [condition('Available', 'False', 'NotAvailable', 'probe failed')] };
    expect(decide({ cluster: ill, kubeconfig: 'k1' }, { operator: 'o1', registered: 'k1' })).toEqual({ stage: 'converged' });
  });

  it('does not make anew what is still being deleted', () => {
    expect(decide({ cluster: { ...up, deleting: true } })).toMatchObject({ stage: 'cluster', reason: 'Deleting' });
  });

  it('deletes from wherever it stands, and closes when the provider is through', () => {
    for (const cluster of [bare, up]) expect(decide({ cluster }, {}, { deletion: true })).toEqual({ stage: 'cluster', act: 'deleteCluster' });
    const going = { ...up, deleting: true, conditions: [condition('Deleting', 'True', 'WaitingForControlPlaneDeletion', 'the control plane goes')] };
    expect(decide({ cluster: going }, {}, { deletion: true })).toEqual({ stage: 'gone', wait: 'the control plane goes', reason: 'WaitingForControlPlaneDeletion' });
    expect(decide({}, {}, { deletion: true })).toEqual({ stage: 'gone', act: 'close' });
  });

  it('comes to an end from every state when each act does what it says', () => {
    for (const deletion of [false, true]) {
      for (const from of [undefined, bare, { ...bare, manifest: 'old' }, up]) {
        let observed: WholeObserved = { cluster: from };
        const progress: WholeProgress = {};
        let closed = false;
        for (let turn = 0; turn < 20; turn++) {
          const decision = planWholeCluster({ ...wanted, deletion }, observed, progress);
          if (decision.stage === 'converged' || closed) break;
          if (!('act' in decision)) observed = { cluster: deletion ? undefined : up, kubeconfig: 'k1' };
          else if (decision.act === 'applyCluster') observed = { ...observed, cluster: { ...bare, ...observed.cluster, manifest: 'm1' } };
          else if (decision.act === 'installOperator') progress.operator = 'o1';
          else if (decision.act === 'register') progress.registered = observed.kubeconfig;
          else if (decision.act === 'deleteCluster') observed = { cluster: { ...up, deleting: true } };
          else closed = true;
        }
        expect([closed, planWholeCluster({ ...wanted, deletion }, observed, progress).stage]).toEqual(deletion ? [true, 'gone'] : [false, 'converged']);
      }
    }
  });
});
