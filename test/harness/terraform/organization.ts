/** What the provider does for an environment, a service account and a role binding: one call, then a read, and the read is the state. */
import type { Resource } from './apply.ts';
import type { Wire } from './wire.ts';
import { orGone } from './wire.ts';

export interface EnvironmentConfig { displayName: string; governance?: 'ESSENTIALS' | 'ADVANCED' }
export interface EnvironmentState { id: string; display_name: string; package: string; resource_name: string }

interface EnvironmentBody {
  id: string;
  display_name: string;
  stream_governance_config?: { package: string };
  metadata: { resource_name: string };
}

const ENVIRONMENT_CRN = /^crn:\/\/[^/]+\/organization=[^/]+\/environment=[^/]+$/;

export function environments(wire: Wire): Resource<EnvironmentConfig, EnvironmentState> {
  const read = async (id: string): Promise<EnvironmentState> => {
    const body = await wire.send('GET', `/org/v2/environments/${id}`) as EnvironmentBody;
    if (!ENVIRONMENT_CRN.test(body.metadata.resource_name)) throw new Error(`the environment's CRN cannot be parsed: ${body.metadata.resource_name}`);
    return { id: body.id, display_name: body.display_name, package: body.stream_governance_config?.package ?? '', resource_name: body.metadata.resource_name };
  };
  return {
    create: async (config) => {
      const body = { display_name: config.displayName, ...(config.governance && { stream_governance_config: { package: config.governance } }) };
      const made = await wire.send('POST', '/org/v2/environments', { body }) as EnvironmentBody;
      return read(made.id);
    },
    read: (state) => orGone('control', () => read(state.id)),
    update: async (state, config) => {
      const body = {
        ...(config.displayName !== state.display_name && { display_name: config.displayName }),
        ...(config.governance && config.governance !== state.package && { stream_governance_config: { package: config.governance } }),
      };
      await wire.send('PATCH', `/org/v2/environments/${state.id}`, { body });
      return read(state.id);
    },
    remove: async (state) => void await wire.send('DELETE', `/org/v2/environments/${state.id}`),
    planned: (config) => ({ display_name: config.displayName, ...(config.governance && { package: config.governance }) }),
  };
}

export interface ServiceAccountConfig { displayName: string; description: string }
export interface ServiceAccountState { id: string; display_name: string; description: string; api_version: string; kind: string }

export function serviceAccounts(wire: Wire): Resource<ServiceAccountConfig, ServiceAccountState> {
  const read = async (id: string): Promise<ServiceAccountState> => {
    const body = await wire.send('GET', `/iam/v2/service-accounts/${id}`) as ServiceAccountState;
    return { id: body.id, display_name: body.display_name, description: body.description ?? '', api_version: body.api_version, kind: body.kind };
  };
  return {
    create: async (config) => {
      const body = { display_name: config.displayName, description: config.description };
      const made = await wire.send('POST', '/iam/v2/service-accounts', { body }) as ServiceAccountState;
      return read(made.id);
    },
    read: (state) => orGone('control', () => read(state.id)),
    update: async (state, config) => {
      const body = {
        ...(config.displayName !== state.display_name && { display_name: config.displayName }),
        ...(config.description !== state.description && { description: config.description }),
      };
      await wire.send('PATCH', `/iam/v2/service-accounts/${state.id}`, { body });
      return read(state.id);
    },
    remove: async (state) => void await wire.send('DELETE', `/iam/v2/service-accounts/${state.id}`),
    planned: (config) => ({ display_name: config.displayName, description: config.description, api_version: 'iam/v2', kind: 'ServiceAccount' }),
  };
}

export interface RoleBindingConfig { principal: string; role: string; crnPattern: string }
export interface RoleBindingState { id: string; principal: string; role_name: string; crn_pattern: string }

/** No attribute of a role binding can change in place. Terraform compares CRNs with `:` and `%3A` taken as one. */
export function roleBindings(wire: Wire): Resource<RoleBindingConfig, RoleBindingState> {
  const read = async (id: string): Promise<RoleBindingState> => {
    const body = await wire.send('GET', `/iam/v2/role-bindings/${id}`) as RoleBindingState;
    return { id: body.id, principal: body.principal, role_name: body.role_name, crn_pattern: body.crn_pattern.replaceAll('%3A', ':') };
  };
  return {
    create: async (config) => {
      const body = { principal: config.principal, role_name: config.role, crn_pattern: config.crnPattern };
      const made = await wire.send('POST', '/iam/v2/role-bindings', { body }) as RoleBindingState;
      return read(made.id);
    },
    read: (state) => orGone('control', () => read(state.id)),
    update: () => Promise.reject(new Error('a role binding is replaced, never updated')),
    remove: async (state) => {
      const body = await wire.send('DELETE', `/iam/v2/role-bindings/${state.id}`) as RoleBindingState | undefined;
      if (body?.id !== state.id) throw new Error('deleting a role binding answers the binding that was deleted');
    },
    planned: (config) => ({ principal: config.principal, role_name: config.role, crn_pattern: config.crnPattern.replaceAll('%3A', ':') }),
  };
}
