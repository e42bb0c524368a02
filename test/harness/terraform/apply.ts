/**
 * The part of Terraform that a server feels: apply in order, refresh and compare (the plan), update in place, destroy backwards.
 * A resource here is the provider's own sequence of calls; the comparison is Terraform's: what the configuration says against what
 * a read brings, and what the last read brought against this one.
 */
import { isDeepStrictEqual } from 'node:util';

export interface Resource<Config, State extends object> {
  create(config: Config): Promise<State>;
  /** What a refresh finds; `undefined` is gone, and Terraform would plan to make it again. */
  read(state: State): Promise<State | undefined>;
  update(state: State, config: Config): Promise<State>;
  remove(state: State): Promise<void>;
  /** The attributes Terraform compares: those the configuration sets, and those whose absence means a value. */
  planned(config: Config): Partial<State>;
}

/** One resource of the configuration under one address; its state is as the last apply, update or refresh left it. */
export interface Held<Config, State extends object> {
  readonly state: State;
  update(config: Config): Promise<State>;
}

interface Entry {
  address: string;
  refresh(): Promise<string[]>;
  remove(): Promise<void>;
}

export interface Workspace {
  apply<Config, State extends object>(address: string, resource: Resource<Config, State>, config: Config): Promise<Held<Config, State>>;
  /** Refreshes everything; each line says what Terraform would want to change. Empty: "No changes". */
  plan(): Promise<string[]>;
  /** Removes in the opposite order of making. */
  destroy(): Promise<void>;
}

export function workspace(): Workspace {
  const entries: Entry[] = [];
  const apply = async <Config, State extends object>(address: string, resource: Resource<Config, State>, first: Config): Promise<Held<Config, State>> => {
    let config = first;
    let state = await resource.create(config);
    entries.push({
      address,
      refresh: async () => {
        const found = await resource.read(state);
        if (!found) return [`${address}: has disappeared, will be created`];
        const moved = differences(state, found).map((line) => `${address}: changed outside of Terraform: ${line}`);
        const wanted = differences(resource.planned(config), found).map((line) => `${address}: will be updated: ${line}`);
        state = found;
        return [...moved, ...wanted];
      },
      remove: () => resource.remove(state),
    });
    return {
      get state() { return state; },
      update: async (next) => {
        config = next;
        state = await resource.update(state, next);
        return state;
      },
    };
  };
  const plan = async (): Promise<string[]> => {
    const lines: string[] = [];
    for (const entry of entries) lines.push(...await entry.refresh());
    return lines;
  };
  const destroy = async (): Promise<void> => {
    for (let entry = entries.pop(); entry; entry = entries.pop()) await entry.remove();
  };
  return { apply, plan, destroy };
}

/** `attribute: from → to` for each attribute of `wanted` that `found` holds otherwise. */
export function differences(wanted: object, found: object): string[] {
  const actual = found as Record<string, unknown>;
  return Object.entries(wanted)
    .filter(([name, value]) => !isDeepStrictEqual(actual[name], value))
    .map(([name, value]) => `${name}: ${JSON.stringify(actual[name])} → ${JSON.stringify(value)}`);
}
