/** The API's own names for its shapes, as generated. */
import type { components } from '@samsa/client/paths.gen';

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
