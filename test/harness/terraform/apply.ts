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

/** Lines of words. `changes` is what an apply would do; `moved` is what a read brought that nobody had applied, a note in Terraform. */
export interface Plan { changes: string[]; moved: string[] }

interface Entry {
  address: string;
  refresh(): Promise<Plan>;
  remove(): Promise<void>;
}

export interface Workspace {
  apply<Config, State extends object>(address: string, resource: Resource<Config, State>, config: Config): Promise<Held<Config, State>>;
  /** Refreshes everything and compares. Both empty: "No changes", and nothing stirred. */
  plan(): Promise<Plan>;
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
        if (!found) return { changes: [`${address}: has disappeared, will be created`], moved: [] };
        const moved = differences(state, found).map((line) => `${address}: ${line}`);
        const changes = differences(found, resource.planned(config)).map((line) => `${address}: ${line}`);
        state = found;
        return { changes, moved };
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
  const plan = async (): Promise<Plan> => {
    const whole: Plan = { changes: [], moved: [] };
    for (const entry of entries) {
      const { changes, moved } = await entry.refresh();
      whole.changes.push(...changes);
      whole.moved.push(...moved);
    }
    return whole;
  };
  const destroy = async (): Promise<void> => {
    for (let entry = entries.pop(); entry; entry = entries.pop()) await entry.remove();
  };
  return { apply, plan, destroy };
}

/** `attribute: from → to` for each attribute of `to` that `from` holds otherwise. */
export function differences(from: object, to: object): string[] {
  const held = from as Record<string, unknown>;
  return Object.entries(to)
    .filter(([name, value]) => !isDeepStrictEqual(held[name], value))
    .map(([name, value]) => `${name}: ${JSON.stringify(held[name])} → ${JSON.stringify(value)}`);
}
