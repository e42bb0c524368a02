/** Configuration is the environment, read once through a zod schema; what is wrong is said in one sentence each. */
import { z } from 'zod';

/** @throws Error naming every variable that is missing or malformed. */
export function readConfig<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv = process.env): z.output<Schema> {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete.\n${lines.join('\n')}`);
}

export const Port = z.coerce.number().int().min(0).max(65_535);
