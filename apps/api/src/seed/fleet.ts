/**
 * The fleet as configured by the environment: `path[@CLOUD/region]`, comma separated. Without the second part the file's
 * name tells, as in `aws-us-east-1.yaml`; failing that it is AWS us-east-1.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { newDataPlaneId } from '@samsa/domain/ids';
import type { Sealer } from '@samsa/runtime/seal';
import * as dataPlanes from '@samsa/store/data-planes';
import type { Database } from '@samsa/store/database';

export interface FleetMember {
  path: string;
  displayName: string;
  cloud: string;
  region: string;
}

const CLOUDS = ['AWS', 'AZURE', 'GCP'];

/** @throws Error for a cloud that is none of AWS, AZURE, GCP */
export function fleetOf(text: string): FleetMember[] {
  return text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [path = '', at] = part.split('@');
    const displayName = basename(path).replace(/\.(ya?ml|kubeconfig|conf)$/, '');
    const named = /^(aws|azure|gcp)-(.+)$/.exec(displayName);
    const [cloud = '', region = ''] = at ? at.split('/') : named ? [named[1]!.toUpperCase(), named[2]!] : ['AWS', 'us-east-1'];
    if (!CLOUDS.includes(cloud) || region === '') throw new Error(`SAMSA_FLEET: "${part}" must be path@CLOUD/region with CLOUD one of ${CLOUDS.join(', ')}.`);
    return { path, displayName, cloud, region };
  });
}

export async function registerFleet(database: Database, sealer: Sealer, fleet: readonly FleetMember[], listener: dataPlanes.ListenerChoice): Promise<void> {
  for (const member of fleet) {
    const kubeconfig = await readFile(member.path, 'utf8');
    const known = await dataPlanes.findByName(database, member.displayName);
    if (known?.retired) continue; // the admin's word is newer than the configuration's
    const id = known?.id ?? newDataPlaneId();
    const { displayName, cloud, region } = member;
    const kubeconfigSealed = await sealer.seal(kubeconfig, `kubeconfig ${id}`);
    await database.transact((tx) => dataPlanes.register(tx, { id, displayName, cloud, region, listener, kubeconfigSealed }));
  }
}
